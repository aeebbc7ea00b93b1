using System.CommandLine;
using StatHarness.Cli.Terminal;

namespace StatHarness.Cli.Commands;

/// <summary>What is deleted for good is named twice: once to find it, once by typing from its hash.</summary>
internal sealed class TypedConfirmation
{
    private readonly Option<string> confirm = new("--confirm") { Description = "At least 8 digits of its hash, to confirm that it is meant; asked for in a terminal.", HelpName = "hash" };

    public TypedConfirmation(Command command) => command.Options.Add(confirm);

    /// <returns>What was typed; empty when nobody is there to type.</returns>
    public string Read(ParseResult parse, string what, string hash)
    {
        if (parse.GetValue(confirm) is { } given) return given;
        if (Console.IsInputRedirected || Console.IsErrorRedirected) return "";
        Visible.ToStandardError($"This deletes {what} for good. Its hash is {hash}.");
        Console.Error.Write("Type the first 8 digits of the hash: ");
        return Console.ReadLine()?.Trim() ?? "";
    }
}
