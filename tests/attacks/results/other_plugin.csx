// what: Speaks for another plugin, by reflection.
// both: SH3112 typeof
// alone: invalid_output
var manifest = typeof(PluginManifest).GetField("<Id>k__BackingField", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!;
var builder = typeof(ReportBuilder).GetField("plugin", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!;
builder.SetValue(Report, "profile_basic");
manifest.SetValue(Plugin, "profile_basic");
