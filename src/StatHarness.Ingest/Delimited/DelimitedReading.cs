using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>Delimited text, once its dialect is known.</summary>
internal sealed class DelimitedReading(RawFile file, Dialect dialect, IngestOptions options) : TableReading
{
    private RowRules? rules;

    public override string Format => dialect.Separation.Delimiter == "\t" ? "tsv" : "csv";

    public override string? Compression => file.Compression;

    public override DialectRecord Dialect { get; } = new(
        dialect.Encoding, file.HasMark, dialect.Separation.Shown, dialect.Separation.Quote is { } quote ? ((char)quote).ToString() : "",
        dialect.Separation.Escape is { } escape ? ((char)escape).ToString() : null, dialect.LineEnd, dialect.Votes);

    public override TruncationRecord? Truncated => rules is { Stopped: true } ? new("max_rows", options.MaxRows!.Value, null, 0) : null;

    public override IReadOnlyList<string> Notes => [.. dialect.Notes, .. rules?.Notes ?? []];

    public override IReadOnlyList<TrapRecord> Traps => dialect.Traps;

    public static DelimitedReading Of(RawFile file, IngestOptions options)
    {
        var dialect = DialectSniffer.Sniff(file, options);
        return options.SkipLastRows is not > 0 ? new(file, dialect, options)
            : new(file, dialect with { LastRecord = Count(file, dialect, options) - options.SkipLastRows.Value, Traps = [] }, options);
    }

    public override RowSource Open(RowLedger ledger) => Open(file, dialect, options, rules = new(dialect, options, ledger));

    private static RowSource Open(RawFile file, Dialect dialect, IngestOptions options, RowRules rules) =>
        dialect.Separation.IsPlain ? new RowReader(file, dialect, options, rules) : new LooseReader(file, dialect, options, rules);

    /// <summary>Records in the file, by a pass of its own: where the last ones start is not known before.</summary>
    private static long Count(RawFile file, Dialect dialect, IngestOptions options)
    {
        var ledger = new RowLedger();
        var all = options with { MaxRows = null };
        using var source = Open(file, dialect, all, new(dialect, all, ledger));
        var block = new RowBlock();
        while (source.Read(block))
        {
        }
        return ledger.Physical;
    }
}
