using StatHarness.Core;

namespace StatHarness.Data.Formats.V1;

/// <summary><c>datasets/&lt;data_hash&gt;/dataset.json</c>: the identity card of one reading of one upload.</summary>
/// <param name="DatasetVersionId">Names this reading: a fingerprint of raw bytes, ingest options and <paramref name="DataHash"/>, prefixed <c>dsv_</c>.</param>
/// <param name="DataHash">What the table means, whatever the file format.</param>
public sealed record DatasetRecord(
    int SchemaVersion,
    string DatasetVersionId,
    Digest DataHash,
    SourceRecord Source,
    long Rows,
    IReadOnlyList<ColumnRecord> Columns,
    LedgerRecord Ledger,
    IReadOnlyList<RoleRecord> Roles);

/// <summary>The upload that was read.</summary>
/// <param name="FileName">Name without directory; no part of any identity.</param>
/// <param name="OptionsHash">Fingerprint of the ingest options in force, defaults included.</param>
public sealed record SourceRecord(string FileName, Digest RawSha256, long SizeBytes, string Format, DialectRecord Dialect, Digest OptionsHash);

/// <param name="Encoding">IANA name, such as <c>utf-8</c>.</param>
/// <param name="Delimiter">One or more characters, as they stand in the file.</param>
/// <param name="Votes">Scored hypotheses, best first.</param>
public sealed record DialectRecord(string Encoding, bool HasByteOrderMark, string Delimiter, string Quote, string LineEnd, IReadOnlyList<DialectVote> Votes);

public sealed record DialectVote(string Delimiter, double Score, string Why);

/// <param name="Object">Digest of the column's Arrow IPC file under <c>objects/</c>.</param>
/// <param name="ValuesHash">Digest of type and canonical values, independent of how the file is laid out.</param>
/// <param name="SizeBytes">Size of the object.</param>
public sealed record ColumnRecord(string Name, int Index, ColumnType Type, Digest Object, Digest ValuesHash, long SizeBytes, long Nulls, long? Distinct);

/// <summary>Where every physical row went. <c>physical = accepted + rejected + header + comment + blank</c>, or there is no dataset.</summary>
public sealed record LedgerRecord(
    long PhysicalRows,
    long AcceptedRows,
    long RejectedRows,
    long HeaderRows,
    long CommentRows,
    long BlankRows,
    IReadOnlyList<RejectRecord> Rejects,
    IReadOnlyList<ColumnLedger> Columns)
{
    public bool Balances => PhysicalRows == AcceptedRows + RejectedRows + HeaderRows + CommentRows + BlankRows;
}

/// <summary>One rejected row, kept with its place.</summary>
/// <param name="Line">Physical line where the row starts, from 1.</param>
public sealed record RejectRecord(long Line, string Code, string Reason, string Raw);

/// <summary>How one column got its type.</summary>
/// <param name="RunnerUp">The narrowest type that failed, if any.</param>
/// <param name="CounterExample">First value that refuted <paramref name="RunnerUp"/>.</param>
/// <param name="CounterExampleLine">Its physical line, from 1.</param>
/// <param name="LossyCasts">Values whose stored form differs in meaning from the source: always 0 unless a cast was forced.</param>
/// <param name="NullTokens">Spellings that were taken as missing, with their counts; the empty cell is "".</param>
public sealed record ColumnLedger(
    string Name,
    ColumnType Type,
    ColumnType? RunnerUp,
    string? CounterExample,
    long? CounterExampleLine,
    long Values,
    long Nulls,
    long LossyCasts,
    long LeadingZeros,
    IReadOnlyList<TokenCount> NullTokens,
    string? Note);

public sealed record TokenCount(string Token, long Count);

/// <summary>A column plays a role, with the evidence for it (catalogue §3).</summary>
/// <param name="Role">Such as <c>timestamp_start</c>, <c>activity</c>, <c>resource</c>.</param>
/// <param name="Confidence">high, medium or low.</param>
/// <param name="Clues">Each clue with its points, in falling order.</param>
public sealed record RoleRecord(string Role, string Column, int Points, int Margin, string Confidence, string? RunnerUp, IReadOnlyList<RoleClue> Clues);

public sealed record RoleClue(string Clue, int Points);
