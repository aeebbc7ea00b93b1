using System.CommandLine;
using System.Globalization;

namespace StatHarness.Cli.Commands;

/// <summary><c>--workers</c>, the same wherever something runs.</summary>
internal static class WorkersOption
{
    public static void Check(Option<int> workers) => workers.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 256)) result.AddError("--workers takes a number from 1 to 256.");
    });

    /// <returns>Null when it was not given: then the setting decides.</returns>
    public static int? Of(ParseResult parse, Option<int> workers) => parse.GetValue(workers) is var given and > 0 ? given : null;
}
