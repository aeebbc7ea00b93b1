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
    IReadOnlyList<RoleRecord> Roles,
    IReadOnlyList<TrapRecord> Traps,
    PiiRecord Pii);

/// <summary>The upload that was read.</summary>
/// <param name="FileName">Name without directory; no part of any identity.</param>
/// <param name="Format"><c>csv</c>, <c>tsv</c>, <c>xlsx</c>, <c>xls</c>, <c>xlsb</c>, <c>json</c>, <c>ndjson</c> or <c>xes</c>.</param>
/// <param name="Compression"><c>gzip</c>, or null.</param>
/// <param name="Dialect">Of delimited text only.</param>
/// <param name="Part">What was read of a file that holds several tables: the sheet of a workbook, the path of the records of a JSON document.</param>
/// <param name="Truncated">Null when the whole table was read.</param>
/// <param name="Notes">What a reader should know of how the file was read, one sentence each.</param>
/// <param name="OptionsHash">Fingerprint of the ingest options in force, defaults included.</param>
public sealed record SourceRecord(
    string FileName,
    Digest RawSha256,
    long SizeBytes,
    string Format,
    string? Compression,
    DialectRecord? Dialect,
    string? Part,
    TruncationRecord? Truncated,
    IReadOnlyList<string> Notes,
    Digest OptionsHash);

/// <summary>A cap that was asked for ended the reading early.</summary>
/// <param name="Cap">The option: <c>max_rows</c> or <c>max_columns</c>.</param>
/// <param name="SkippedRows">Rows there that were not read; null when that is not known.</param>
/// <param name="SkippedColumns">Columns there that were not read.</param>
public sealed record TruncationRecord(string Cap, long Limit, long? SkippedRows, int SkippedColumns);

/// <summary>How delimited text is laid out.</summary>
/// <param name="Encoding">IANA name, such as <c>utf-8</c>.</param>
/// <param name="Delimiter">One or more characters, as they stand in the file.</param>
/// <param name="Quote">Empty when quotes mean nothing.</param>
/// <param name="Escape">Null when a quote is escaped by doubling it.</param>
/// <param name="Votes">Scored hypotheses, best first.</param>
public sealed record DialectRecord(
    string Encoding, bool HasByteOrderMark, string Delimiter, string Quote, string? Escape, string LineEnd, IReadOnlyList<DialectVote> Votes);

/// <summary>Something about the stored table that has misled people before: a spreadsheet's limit, a long id, dates where names were.</summary>
/// <param name="Trap">Stable name, such as <c>excel_cell_limit</c>.</param>
/// <param name="Column">Null when the table as a whole is meant.</param>
/// <param name="Line">Physical line of the first case, from 1; null when no line is meant.</param>
/// <param name="Example">Never a value that the PII scan flagged.</param>
public sealed record TrapRecord(string Trap, string? Column, long Count, long? Line, string? Example, string Statement);

/// <summary>Kinds of personal data found, never the values.</summary>
/// <param name="Scanner">Version of rules and validators.</param>
/// <param name="ScannedValues">Distinct texts looked at, of all columns.</param>
public sealed record PiiRecord(string Scanner, long ScannedValues, IReadOnlyList<PiiColumn> Columns);

/// <param name="Type">Such as <c>email</c>, <c>iban</c>, <c>credit_card</c>.</param>
/// <param name="Rows">Rows whose value holds one.</param>
/// <param name="Distinct">Distinct values that hold one.</param>
/// <param name="Candidates">Distinct values of the right shape, valid or not.</param>
/// <param name="Confidence">high, medium or low.</param>
public sealed record PiiColumn(string Column, string Type, string Rule, long Rows, long Distinct, long Candidates, string Confidence, string Why);

public sealed record DialectVote(string Delimiter, double Score, string Why);

/// <param name="Object">Digest of the column's Arrow IPC file under <c>objects/</c>, whose bytes depend on type and values only.</param>
/// <param name="SizeBytes">Size of the object.</param>
/// <param name="Distinct">Distinct values; null where counting them is left to the profile.</param>
public sealed record ColumnRecord(string Name, int Index, ColumnType Type, Digest Object, long SizeBytes, long Nulls, long? Distinct);

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
