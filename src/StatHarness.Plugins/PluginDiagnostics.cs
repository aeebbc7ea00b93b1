using System.Globalization;
using StatHarness.Core;

namespace StatHarness.Plugins;

/// <summary>What can be wrong with a package, its manifest or its settings.</summary>
internal static class PluginDiagnostics
{
    public static Diagnostic NoFolder(string folder) => new("SH3201", $"The plugin folder '{Path.GetFileName(folder)}' is not there.", new(folder), "Name an existing folder.");

    public static Diagnostic MissingFile(string package, string file) => new("SH3202", $"The package '{package}' has no {file}.", new(file), "A package holds plugin.json, plugin.csx, config.schema.json, output.schema.json, README.md and fixture/.");

    public static Diagnostic Link(string package, string file) => new("SH3203", $"In the package '{package}', '{file}' is a link.", new(file), "Put the file itself into the package.");

    public static Diagnostic TooLarge(string package, string what, long found, long limit) => new(
        "SH3204", $"The package '{package}' holds {found.ToString("N0", CultureInfo.InvariantCulture)} {what}; at most {limit.ToString("N0", CultureInfo.InvariantCulture)} are read.", null, "Leave out what the plugin does not need.");

    public static Diagnostic NotText(string package, string file) => new("SH3205", $"In the package '{package}', '{file}' is not UTF-8 text.", new(file), "Save it as UTF-8.");

    public static Diagnostic NotJson(string file, Diagnostic cause) => new("SH3206", cause.Message, cause.Place is not { } place ? new(file) : place.Path.StartsWith('#') ? new(file + place.Path) : place, cause.Hint ?? "Mend the JSON.");

    public static Diagnostic BadManifest(string path, string problem) => new("SH3207", $"plugin.json at {path}: {problem}", new("plugin.json"), "docs/plugins.md describes the manifest; docs/schemas/plugin.v1.schema.json holds it.");

    public static Diagnostic UnknownMember(string path, string? nearest, IReadOnlyList<string> known) => new("SH3227", $"plugin.json at {path}: there is no such member.", new("plugin.json"),
        nearest is null ? $"There are: {string.Join(", ", known)}." : $"Did you mean '{nearest}'?");

    public static Diagnostic BadVersion(string problem) => new("SH3228", $"plugin.json at /version: {problem}", new("plugin.json"), "Three numbers, such as 1.0.0.");

    public static Diagnostic NotGranted(string path, string capability, IReadOnlyList<string> known) => new("SH3226", $"plugin.json at {path}: this harness does not grant the capability '{capability}'.", new("plugin.json"),
        NearestName.Of(capability, known) is { } nearest ? $"Did you mean '{nearest}'?" : $"There are: {string.Join(", ", known)}. Nothing else is granted: no network, no process, no file.");

    public static Diagnostic BadDefault(string plugin, string path, string reason) => new("SH3229", $"The settings of '{plugin}' at {path}: the default does not fit its own schema. {reason}", new("config.schema.json"), "Change the default, or what the schema asks of it.");

    public static Diagnostic BadSchema(string file, string problem) => new("SH3208", $"{file}: {problem}", new(file), "Use an object schema of JSON Schema draft-07 or 2020-12.");

    public static Diagnostic WrongFolder(string folder, string id) => new("SH3209", $"The package in the folder '{folder}' has the id '{id}'.", new("plugin.json"), "Name the folder as the id.");

    public static Diagnostic Incompatible(string id, string range, string version) => new("SH3210", $"The plugin '{id}' needs a harness {range}; this is {version}.", new("plugin.json"), "Use another version of the plugin or of the harness.");

    public static Diagnostic BadRange(string what, string range) => new("SH3211", $"'{range}' under {what} is not a range of versions.", new("plugin.json"), "Write comparisons joined by spaces, such as >=0.1 <1.0.");

    public static Diagnostic Duplicate(string id) => new("SH3212", $"Two packages have the id '{id}'.", null, "Remove or rename one of them.");

    public static Diagnostic Cycle(IEnumerable<string> ids) => new("SH3213", $"The plugins depend on each other in a circle: {string.Join(" → ", ids)}.", null, "Take one of them out of depends_on.");

    public static Diagnostic UnknownDependency(string id, string dependency) => new("SH3214", $"The plugin '{id}' depends on '{dependency}', which is not there.", new("plugin.json"), "Add that plugin, or take it out of depends_on.");

    public static Diagnostic RoleTwice(string key) => new("SH3215", $"plugin.json names '{key}' under needs.roles and needs.optional.", new("plugin.json"), "Name it once.");

    public static Diagnostic BadSetting(string plugin, string path, string reason, string hint) => new("SH3216", $"The settings of '{plugin}' at {path}: {reason}", null, hint);

    public static Diagnostic OtherSystem(string id, IEnumerable<string> systems, string system) => new("SH3220", $"The plugin '{id}' works on {string.Join(", ", systems)}; this is {system}.", new("plugin.json"), "Use it on one of these systems, or ask its author for a version for this one.");

    public static Diagnostic OtherSdk(string id, string range, string version) => new("SH3221", $"The plugin '{id}' is written for an Sdk {range}; this is {version}.", new("plugin.json"), "Use another version of the plugin or of the harness.");

    public static Diagnostic OtherVersion(string id, string dependency, string range, string version) => new("SH3222", $"The plugin '{id}' needs '{dependency}' {range}; found {version}.", new("plugin.json"), $"Update '{dependency}', or use a version of '{id}' that works with it.");

    public static Diagnostic NoPackage(string path) => new("SH3223", $"There is neither a folder nor a zip '{path}'.", new(path), "Pass the folder of a package, or its zip.");

    public static DiagnosticException Tampered(string id, string version, string path, Digest expected, Digest found) => new(new Diagnostic("SH3224", $"The stored bundle of plugin '{id}' {version} was changed: expected sha256 {expected}, found {found}. Nothing of it runs.", new(path), $"`stat-harness plugins remove {id}` and install it again from its source, or disable it."), ExitCode.EnvironmentCannot);

    public static DiagnosticException BundleGone(string id, string version, string path) => new(new Diagnostic("SH3225", $"The stored bundle of plugin '{id}' {version} is not there.", new(path), $"`stat-harness plugins remove {id}` and install it again from its source, or disable it."), ExitCode.EnvironmentCannot);

    /// <summary>One exception for all problems of a package: the first, with the others in its message.</summary>
    public static DiagnosticException All(IReadOnlyList<Diagnostic> problems, ExitCode exit = ExitCode.BadInput) => new(
        problems.Count == 1 ? problems[0] : problems[0] with { Message = $"{problems[0].Message} (and {(problems.Count - 1).ToString(CultureInfo.InvariantCulture)} more: {string.Join("; ", problems.Skip(1).Select(problem => problem.Message))})" }, exit);
    public static Diagnostic BadSecret(string plugin, string path, int least) => new("SH7190", $"The secret setting of '{plugin}' at {path} is none: expected a text of at least {least} characters.", null,
        "A shorter one could not be told from ordinary text and kept out of it. Where a record shows (secret), give the secret itself.");
}
