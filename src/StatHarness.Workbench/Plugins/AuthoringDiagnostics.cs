using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>What keeps an author's package from being made, tried or packed: SH3300 to SH3319.</summary>
internal static class AuthoringDiagnostics
{
    public static DiagnosticException Inputs(IReadOnlyList<string> found) => new(new Diagnostic("SH3301",
        $"fixture/ must hold one table called input.…; found {(found.Count == 0 ? "none" : string.Join(", ", found))}.", new Place("fixture/"), "Save a small table as fixture/input.csv."));

    public static DiagnosticException Expected(string problem, Place? place) => new(new Diagnostic("SH3302",
        $"fixture/expected.json cannot be read: {problem}", place ?? new Place("fixture/expected.json"), "Mend it, or delete it and run `plugins test --accept`."));

    public static DiagnosticException NotAcceptable(string plugin, string why) => new(new Diagnostic("SH3303",
        $"The result of '{plugin}' is not taken as the expected one, since it failed: {why}", null, "Mend the plugin first."), ExitCode.PluginFailed);

    public static Diagnostic Failed(string justification, string? remedy) => new("SH3304", justification, null, remedy ?? "`plugins test --json` shows all that is known.");

    public static Diagnostic StackIsFull(string? function) => new("SH3313", $"The stack is full{(function is null ? "" : $" in {function}")}: a function calls itself too often, or without end.", new("plugin.csx"),
        "Give it an end, or write it as a loop; the log below shows who calls whom.");

    public static DiagnosticException BadId(string id, string? suggestion) => new(new Diagnostic("SH3305",
        $"'{id}' cannot be the id of a plugin: expected 2 to 64 characters of a-z, 0-9 and _, starting with a letter.", null,
        suggestion is null ? "Such as late_jobs." : $"Did you mean {suggestion}?"));

    public static DiagnosticException NoTemplate(string type, IReadOnlyList<string> types, string? nearest) => new(new Diagnostic("SH3306",
        $"There is no template for the type '{type}'; there are {string.Join(", ", types)}.", null,
        nearest is null ? "Start from analysis and change `type` in plugin.json." : $"Did you mean {nearest}?"));

    public static DiagnosticException ShippedId(string id) => new(new Diagnostic("SH3307",
        $"A plugin '{id}' ships with the harness, and an id names one plugin.", null, "Choose another id; `stat-harness plugins list` shows those there are."));

    public static DiagnosticException FolderExists(string folder) => new(new Diagnostic("SH3308",
        "There is something of this name already; nothing was written.", new Place(folder), "Choose another id or another --dir, or remove it first."));

    public static DiagnosticException NotPackable(string package, IReadOnlyList<Diagnostic> problems) => new(new Diagnostic("SH3309",
        $"The package '{package}' does not validate: {string.Join(" ", problems.Select(problem => problem.Message))}", problems[0].Place, problems[0].Hint));

    public static DiagnosticException NothingExpected(string package) => new(new Diagnostic("SH3310",
        $"The package '{package}' has no fixture/expected.json, so that nobody could tell whether it still works.", new Place("fixture/expected.json"), "`stat-harness plugins test <folder> --accept` writes it."));

    public static DiagnosticException Unwritable(string path, Exception cause) => new(new Diagnostic("SH3311",
        $"It cannot be written: {cause.Message}", new Place(path), "Check the path and the permissions."), ExitCode.EnvironmentCannot, cause);

    public static DiagnosticException NothingToWatch(string folder) => new(new Diagnostic("SH3312",
        "There is no such folder to watch.", new Place(folder), "Name the folder of a package; `stat-harness plugins new` makes one."));
}
