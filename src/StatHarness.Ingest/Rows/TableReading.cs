using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>One way to read one file as a table, decided once; the rows can be read several times and are the same each time.</summary>
internal abstract class TableReading
{
    /// <summary>Such as <c>csv</c>; see <see cref="SourceRecord"/>.</summary>
    public abstract string Format { get; }

    public virtual string? Compression => null;

    public virtual DialectRecord? Dialect => null;

    /// <summary>The sheet of a workbook, the path of the records of a JSON document.</summary>
    public virtual string? Part => null;

    /// <summary>Complete once all rows were read.</summary>
    public virtual TruncationRecord? Truncated => null;

    /// <summary>Complete once all rows were read.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>What the format itself knows of traps, such as a cell of 32,767 characters. Complete once all rows were read.</summary>
    public virtual IReadOnlyList<TrapRecord> Traps => [];

    public abstract RowSource Open(RowLedger ledger);
}
