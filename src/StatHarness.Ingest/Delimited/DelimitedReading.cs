using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>Delimited text, once its dialect is known.</summary>
internal sealed class DelimitedReading(RawFile file, Dialect dialect, IngestOptions options) : TableReading
{
    public override string Format => dialect.Delimiter == '\t' ? "tsv" : "csv";

    public override DialectRecord Dialect { get; } =
        new(dialect.Encoding, file.HasMark, ((char)dialect.Delimiter).ToString(), "\"", null, dialect.LineEnd, dialect.Votes);

    public override IReadOnlyList<string> Notes { get; } = dialect.HeaderNote is { } note ? [note] : [];

    public static DelimitedReading Of(RawFile file, IngestOptions options) => new(file, DialectSniffer.Sniff(file, options), options);

    public override RowSource Open(RowLedger ledger) => new RowReader(file, dialect, options, ledger);
}
