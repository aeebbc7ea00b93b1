using System.CommandLine;
using StatHarness.Sandbox;
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

    public static Option<string> Isolation { get; } = new("--isolation")
    {
        Description = "Weakest isolation of plugins that is accepted: full, reduced or process-only. A weaker one is part of the fingerprint and of every report [default: full where the system can give it; else nothing runs].",
        HelpName = "level",
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        Isolation.AcceptOnlyFromAmong("full", "reduced", "process-only");
        foreach (var option in new Option[] { Json, Debug, AppData, PluginsDir, Isolation }) root.Options.Add(option);
    }

    /// <summary>Opens the session that the options describe.</summary>
    public static HarnessSession Open(ParseResult parse, int? workers = null) => HarnessSession.Open(Options(parse, workers));

    public static HarnessOptions Options(ParseResult parse, int? workers = null) => new()
    {
        AppData = parse.GetValue(AppData) ?? Environment.GetEnvironmentVariable("STATHARNESS_HOME") ?? "appdata",
        PluginFolders = parse.GetValue(PluginsDir) ?? [],
        Workers = workers,
        Policy = Policy(parse.GetValue(Isolation)),
    };

    private static SandboxPolicy Policy(string? level) => level is null ? SandboxPolicy.DenyAll : SandboxPolicy.DenyAll with
    {
        RequiredIsolation = level switch
        {
            "full" => IsolationLevel.Full,
            "reduced" => IsolationLevel.Reduced,
            _ => IsolationLevel.ProcessOnly,
        },
    };
}
