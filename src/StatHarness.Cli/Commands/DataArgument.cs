using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

/// <summary>The table that a command works on: a file, standard input, or a dataset that is there already; and how to read it.</summary>
internal sealed class DataArgument
{
    private readonly Argument<string> data = new("data") { Description = "A table (CSV, TSV, XLSX, JSON, NDJSON, XES …), '-' for standard input, or the id, data hash or raw sha256 of an ingested dataset." };
    private readonly Option<string> name = new("--name") { Description = "Name to record the table under instead of the file's own; its extension is a hint at the format [default for '-': stdin].", HelpName = "file name" };
    private readonly Option<string> expect = new("--expect") { Description = "Accept only data with this raw sha256 or data hash; refuse anything else.", HelpName = "hash" };
    private readonly IngestArguments how;

    /// <param name="instead">Names the data as well; then the argument may be left out.</param>
    public DataArgument(Command command, Option? instead = null)
    {
        if (instead is not null)
        {
            data.Arity = ArgumentArity.ZeroOrOne;
            command.Validators.Add(result =>
            {
                if (result.GetResult(data)?.Tokens.Count is null or 0 && result.GetResult(instead) is null) result.AddError($"Required argument missing: a table, or {instead.Name}.");
            });
        }
        command.Arguments.Add(data);
        command.Options.Add(name);
        command.Options.Add(expect);
        how = new(command);
    }

    /// <summary>Whether data were named.</summary>
    public bool IsGiven(ParseResult parse) => parse.GetValue(data) is not null;

    /// <summary>Whether a dataset was named that is stored already, not a file or standard input.</summary>
    public bool IsStored(ParseResult parse) => parse.GetValue(data) is { } given && given != "-" && !Path.Exists(given);

    public string? Expected(ParseResult parse) => parse.GetValue(expect);

    public async Task<Dataset> ReadAsync(HarnessSession session, ParseResult parse, CancellationToken cancellationToken)
    {
        var given = parse.GetValue(data)!;
        var options = how.Read(parse);
        if (IsStored(parse) && session.TryFindDataset(given) is { } known)
        {
            known.RequireReadAs(given, options, how.Given(parse));
            if (Expected(parse) is { } hash) known.Expect(hash);
            return known;
        }
        await using var input = given == "-" ? Console.OpenStandardInput() : Stream.Null;
        var source = given == "-" ? TableSource.OfStream(input) : TableSource.OfFile(given);
        if (parse.GetValue(name) is { } own) source = source with { Name = own };
        source = source with { Expect = Expected(parse) };
        using var progress = new ProgressLine();
        return await session.IngestAsync(source, options, progress.OfIngest(source.Name), cancellationToken).ConfigureAwait(false);
    }
}
