using System.CommandLine;
using System.Globalization;

namespace StatHarness.Cli.Commands;

internal static class CountOption
{
    private const int Most = 1_000_000;

    /// <summary>A whole number from 1.</summary>
    public static Option<int?> Create(string name, string description, int? otherwise)
    {
        var option = new Option<int?>(name)
        {
            Description = description + (otherwise is { } count ? string.Create(CultureInfo.InvariantCulture, $" [default: {count}]") : ""),
            HelpName = "n",
        };
        if (otherwise is not null) option.DefaultValueFactory = _ => otherwise;
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < 1 or > Most))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a whole number from 1 to {Most:N0}."));
        });
        return option;
    }
}
