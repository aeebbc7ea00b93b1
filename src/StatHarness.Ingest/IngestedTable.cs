using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>A column file in the staging directory, not yet published.</summary>
public sealed record StagedColumn(ColumnRecord Column, string Path)
{
    /// <summary>Of a column of text.</summary>
    internal TextGlance? Texts { get; init; }

    /// <summary>Of a column of whole numbers.</summary>
    internal WholeGlance? Wholes { get; init; }
}

/// <summary>What a file became. The caller publishes the columns and then the record, or deletes the staging directory.</summary>
public sealed record IngestedTable(DatasetRecord Dataset, IReadOnlyList<StagedColumn> Columns);

/// <param name="Phase"><c>compare</c> (with an upload of the same size) or <c>copy</c>, <c>read</c>, <c>reread</c> (columns whose type widened late) or <c>hash</c>.</param>
public sealed record IngestProgress(string Phase, long BytesDone, long BytesTotal, long Rows);
