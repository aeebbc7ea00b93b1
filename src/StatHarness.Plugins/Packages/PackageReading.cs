using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Plugins;

/// <summary>From files to a package, wherever the files come from: manifest, schemas, scripts, identity.</summary>
internal static class PackageReading
{
    private const string Manifest = "plugin.json";
    private const string Entry = "plugin.csx";
    private const string ConfigSchema = "config.schema.json";
    private const string OutputSchema = "output.schema.json";

    private static readonly string[] Required = [Manifest, Entry, ConfigSchema, OutputSchema, "README.md"];

    /// <summary>Never throws for what is in the files: all problems come back at once.</summary>
    /// <param name="mustBe">The id that the package must have; null when any will do.</param>
    /// <param name="problems">Of reading the files.</param>
    public static PluginReading Read(string name, PackageFiles files, string? mustBe, List<Diagnostic> problems)
    {
        if (problems.Count == 0) problems.AddRange(Missing(name, files));
        if (problems.Count > 0) return new(name, null, problems);
        var package = Make(files, mustBe, problems);
        return new(name, problems.Count == 0 ? package : null, problems);
    }

    private static PluginPackage? Make(PackageFiles files, string? mustBe, List<Diagnostic> problems)
    {
        var manifest = ManifestReading.Read(files.Bytes(Manifest), problems);
        var config = PackageSchema.Read(ConfigSchema, files.Bytes(ConfigSchema), problems);
        var output = PackageSchema.Read(OutputSchema, files.Bytes(OutputSchema), problems);
        var scripts = ScriptNames(files).Select(n => new ScriptFile(n, files.Text(n, problems) ?? "")).ToList();
        if (manifest is not null && mustBe is not null && manifest.Id != mustBe) problems.Add(PluginDiagnostics.WrongFolder(mustBe, manifest.Id));
        return manifest is null || config is null || output is null ? null : new(manifest, Identify(manifest, files), config, output, scripts);
    }

    private static IEnumerable<Diagnostic> Missing(string name, PackageFiles files)
    {
        foreach (var file in Required)
            if (!files.Has(file)) yield return PluginDiagnostics.MissingFile(name, file);
        if (!files.Names.Any(n => n.StartsWith("fixture/", StringComparison.Ordinal))) yield return PluginDiagnostics.MissingFile(name, "fixture/");
    }

    private static IEnumerable<string> ScriptNames(PackageFiles files) =>
        files.Names.Where(n => n != Entry && n.EndsWith(".csx", StringComparison.Ordinal)).Prepend(Entry);

    private static PluginIdentity Identify(PluginManifest manifest, PackageFiles files) => new(
        manifest.Id, manifest.Version,
        Hash("code.v1", ScriptNames(files), files),
        Digest.Of(files.Bytes(Manifest)),
        Hash("schema.v1", [ConfigSchema, OutputSchema], files));

    private static Digest Hash(string scheme, IEnumerable<string> names, PackageFiles files) => Fingerprint.Of(scheme, new JsonArray(
        [.. names.Order(StringComparer.Ordinal).Select(n => (JsonNode)new JsonObject { ["name"] = n, ["sha256"] = Digest.Of(files.Bytes(n)).ToString() })]));
}
