using System.CommandLine;

namespace StatHarness.Cli.Commands;

internal static class RunArgument
{
    public static Argument<string> Create() => new("run")
    {
        Description = "Run id, a unique prefix of one, or 'latest'.",
        DefaultValueFactory = _ => "latest",
    };
}
