using System.CommandLine;

namespace StatHarness.Cli.Commands;

internal static class SettingsArguments
{
    public static Argument<string?> Owner() => new("owner") { Description = "A plugin id, or 'harness' [default: all].", Arity = ArgumentArity.ZeroOrOne };

    public static Argument<string[]> Assignments(ArgumentArity arity) => new("setting") { Description = "owner.key=value; the value is JSON or plain text. Several are saved together or not at all.", Arity = arity };

    public static Argument<string[]> Paths() => new("setting") { Description = "owner.key, such as harness.workers.", Arity = ArgumentArity.OneOrMore };
}
