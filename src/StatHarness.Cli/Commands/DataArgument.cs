using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Ingest;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

/// <summary>The table that a command works on: a file, or a dataset that is there already; and how to read a file.</summary>
internal sealed class DataArgument
{
    private readonly Argument<string> data = new("data") { Description = "A CSV or TSV file, or the id, data hash or raw sha256 of an ingested dataset." };
    private readonly Option<string> delimiter = new("--delimiter") { Description = "Field separator instead of the detected one; 'tab' for a tab.", HelpName = "text" };
    private readonly Option<string> encoding = new("--encoding") { Description = "Text encoding instead of the detected one, such as windows-1252.", HelpName = "name" };
    private readonly Option<bool> strict = new("--strict") { Description = "Refuse the file when a row does not fit or a cast loses something, instead of keeping such rows aside." };

    public DataArgument(Command command)
    {
        command.Arguments.Add(data);
        foreach (var option in new Option[] { delimiter, encoding, strict }) command.Options.Add(option);
    }

    public async Task<Dataset> ReadAsync(HarnessSession session, ParseResult parse, CancellationToken cancellationToken)
    {
        var source = parse.GetValue(data)!;
        if (!Path.Exists(source) && session.TryFindDataset(source) is { } known) return known;
        using var progress = new ProgressLine();
        return await session.IngestAsync(source, Options(parse), progress.OfIngest(Path.GetFileName(source)), cancellationToken).ConfigureAwait(false);
    }

    private IngestOptions Options(ParseResult parse) => IngestOptions.Default with
    {
        Delimiter = parse.GetValue(delimiter) is "tab" or "\\t" ? "\t" : parse.GetValue(delimiter),
        Encoding = parse.GetValue(encoding),
        Strict = parse.GetValue(strict),
    };
}
