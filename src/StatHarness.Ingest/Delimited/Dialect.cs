using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>How the text is laid out, found or asked for.</summary>
/// <param name="Comment">First byte of comment lines.</param>
/// <param name="CommentAsked">Every line with that byte is a comment; else only one that does not have the table's width.</param>
/// <param name="HeaderNote">Why the first row is no header, for the ledger.</param>
internal sealed record Dialect(
    string Encoding,
    byte Delimiter,
    byte? Comment,
    bool CommentAsked,
    bool HasHeader,
    string? HeaderNote,
    string LineEnd,
    IReadOnlyList<string> Names,
    IReadOnlyList<DialectVote> Votes);
