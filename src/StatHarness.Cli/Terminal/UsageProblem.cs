using System.CommandLine;
using StatHarness.Core;

namespace StatHarness.Cli.Terminal;

/// <summary>What is wrong with a command line, said once and with the name that was probably meant.</summary>
internal static class UsageProblem
{
    /// <param name="command">Name of the command with a blank, or nothing.</param>
    public static Diagnostic Of(ParseResult parse, string command)
    {
        var unknown = parse.UnmatchedTokens.FirstOrDefault(token => token.Length > 1 && token[0] == '-');
        if (unknown is not null)
        {
            var name = unknown.Split('=', ':')[0];
            return CliDiagnostics.UnknownOption(name, NearestName.Of(name, Options(parse)), command);
        }
        if (parse.UnmatchedTokens.Count > 0 && parse.CommandResult.Command is { Arguments: [{ Name: "data" }, ..] }) return CliDiagnostics.SeveralFiles(string.Join(", ", parse.UnmatchedTokens.Select(token => $"'{token}'")));
        return CliDiagnostics.Usage(string.Join(" ", parse.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal)), command);
    }

    private static IEnumerable<string> Options(ParseResult parse)
    {
        var own = parse.CommandResult.Command.Options.Where(option => !option.Hidden);
        var global = parse.RootCommandResult.Command.Options.Where(option => option.Recursive);
        return own.Concat(global).Select(option => option.Name).Distinct(StringComparer.Ordinal);
    }
}
