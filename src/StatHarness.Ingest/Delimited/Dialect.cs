using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>How fields are told apart.</summary>
/// <param name="Delimiter">One or more bytes; empty when fields are aligned by runs of spaces.</param>
/// <param name="Quote">Null when quotes mean nothing.</param>
/// <param name="Escape">Before a quote, delimiter or line end that belongs to the text; null when a quote is doubled instead.</param>
/// <param name="Lenient">A quote inside a quoted field is text unless a delimiter or line end follows.</param>
internal sealed record Separation(string Delimiter, byte? Quote = (byte)'"', byte? Escape = null, bool Lenient = false)
{
    public bool BySpaces => Delimiter.Length == 0;

    /// <summary>What the fast scanner reads: one byte between fields, RFC 4180 quotes.</summary>
    public bool IsPlain => Delimiter.Length == 1 && Quote == (byte)'"' && Escape is null && !Lenient;

    /// <summary>As it is written into the ledger.</summary>
    public string Shown => BySpaces ? " " : Delimiter;
}

/// <summary>How the text is laid out, found or asked for.</summary>
/// <param name="Comment">First byte of comment lines.</param>
/// <param name="CommentAsked">Every line with that byte is a comment; else only one that does not have the table's width.</param>
/// <param name="TitleRows">Records above the header, blank ones included.</param>
/// <param name="EmptyCellAfter">A row may have one more cell than names if it is empty: a delimiter ends each row.</param>
/// <param name="MayEndEarly">A row may lack cells at its end: whoever wrote it left out empty ones.</param>
/// <param name="LastRecord">Number of the last record that may be data, from 1; later ones were asked to be skipped.</param>
/// <param name="Notes">What was decided and why, for the ledger.</param>
internal sealed record Dialect(
    string Encoding,
    Separation Separation,
    byte? Comment,
    bool CommentAsked,
    int TitleRows,
    int HeaderRows,
    bool EmptyCellAfter,
    bool MayEndEarly,
    long LastRecord,
    string LineEnd,
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Notes,
    IReadOnlyList<TrapRecord> Traps,
    IReadOnlyList<DialectVote> Votes)
{
    public byte Delimiter => (byte)Separation.Delimiter[0];
}
