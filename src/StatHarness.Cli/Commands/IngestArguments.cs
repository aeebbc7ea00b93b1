using System.CommandLine;
using StatHarness.Ingest;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

/// <summary>How a file is read: one option for each entry of <see cref="IngestOptionTable"/>.</summary>
internal sealed class IngestArguments
{
    private readonly List<(IngestOption Entry, Option Option)> options = [.. IngestOptionTable.All.Select(entry => (entry, Make(entry)))];

    public IngestArguments(Command command)
    {
        foreach (var (_, option) in options) command.Options.Add(option);
    }

    /// <summary>Names of those that were given.</summary>
    public IEnumerable<string> Given(ParseResult parse) => Values(parse).Select(given => given.Name);

    public IngestOptions Read(ParseResult parse) => IngestOptionTable.Read(Values(parse));

    private IEnumerable<(string Name, string Value)> Values(ParseResult parse)
    {
        foreach (var (entry, option) in options)
        {
            var values = option switch
            {
                Option<bool> flag => parse.GetValue(flag) ? ["true"] : [],
                Option<string[]> list => parse.GetValue(list) ?? [],
                Option<string> one => parse.GetValue(one) is { } value ? [value] : [],
                _ => Array.Empty<string>(),
            };
            foreach (var value in values) yield return (entry.Name, value);
        }
    }

    private static Option Make(IngestOption entry)
    {
        var description = entry.Summary + (entry.IsClosed ? $" One of {string.Join(", ", entry.Choices)}." : "") + (entry.Default is null ? "" : $" [default: {entry.Default}]");
        Option option = entry.IsFlag ? new Option<bool>(entry.Name) { Description = description }
            : entry.Repeatable ? new Option<string[]>(entry.Name) { Description = description + " May be repeated.", HelpName = entry.Value }
            : new Option<string>(entry.Name) { Description = description, HelpName = entry.Value };
        if (!entry.IsFlag && entry.Choices.Count > 0) option.CompletionSources.Add([.. entry.Choices]);
        return option;
    }
}
