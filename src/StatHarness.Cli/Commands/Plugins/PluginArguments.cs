using System.CommandLine;

namespace StatHarness.Cli.Commands;

/// <summary>How commands name a plugin.</summary>
internal static class PluginArguments
{
    public static Argument<string> Id() => new("id") { Description = "Id of a plugin; `stat-harness plugins list` shows them." };

    public static Argument<string> Path() => new("path") { Description = "Folder of a package, or its zip." };

    public static Argument<string> IdOrPath() => new("plugin") { Description = "Id of a plugin, or the path of a package that is not installed." };

    public static Option<string> Version() => new("--version") { Description = "One version [default: the one that waits for a review, else the one in use].", HelpName = "x.y.z" };

    public static Option<string> Approve() => new("--approve") { Description = "What was reviewed: the first 8 or more digits of the bundle's sha256; or, signed by a publisher you trust, its capabilities, comma separated.", HelpName = "hash" };
}
