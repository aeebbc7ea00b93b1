using System.CommandLine;
using StatHarness.Workbench;

namespace StatHarness.Cli.Terminal;

/// <summary>Options that every command has.</summary>
internal static class GlobalOptions
{
    public static Option<bool> Json { get; } = new("--json") { Description = "Write the result as one JSON document to standard output.", Recursive = true };

    public static Option<bool> Debug { get; } = new("--debug") { Description = "Show the stack trace of an error.", Recursive = true };

    public static Option<string> AppData { get; } = new("--appdata")
    {
        Description = "Folder for all state [default: STATHARNESS_HOME, else ./appdata].",
        HelpName = "folder",
        Recursive = true,
    };

    public static Option<string[]> PluginsDir { get; } = new("--plugins-dir")
    {
        Description = "Folder with further plugin packages, one folder each; may be repeated.",
        HelpName = "folder",
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        foreach (var option in new Option[] { Json, Debug, AppData, PluginsDir }) root.Options.Add(option);
    }

    /// <summary>Opens the session that the options describe.</summary>
    public static HarnessSession Open(ParseResult parse, int? workers = null) => HarnessSession.Open(Options(parse, workers));

    public static HarnessOptions Options(ParseResult parse, int? workers = null) => new()
    {
        AppData = parse.GetValue(AppData) ?? Environment.GetEnvironmentVariable("STATHARNESS_HOME") ?? "appdata",
        PluginFolders = parse.GetValue(PluginsDir) ?? [],
        Workers = workers,
    };
}
