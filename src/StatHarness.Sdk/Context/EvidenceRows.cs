using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Sdk;

/// <summary>Rows that show a finding.</summary>
public sealed class EvidenceRows
{
    internal const int Kept = 200;

    private readonly long[] rows;
    private readonly long count;
    private readonly IReadOnlyList<string>? columns;
    private readonly string? query;

    private EvidenceRows(long[] rows, long count, IReadOnlyList<string>? columns, string? query) =>
        (this.rows, this.count, this.columns, this.query) = (rows, count, columns, query);

    internal static EvidenceRows None { get; } = new([], 0, null, null);

    internal static EvidenceRows Of(IEnumerable<long> rows, int rowsTotal, IEnumerable<string>? columns, string? query)
    {
        var distinct = rows.Distinct().ToArray();
        foreach (var row in distinct)
            if (row < 0 || row >= rowsTotal) throw SdkDiagnostics.RowOutside(row, rowsTotal);
        var kept = distinct.Take(Kept).Order().ToArray();
        return new(kept, distinct.Length, columns?.ToList(), query);
    }

    internal Evidence ToRecord(IEnumerable<string> defaultColumns) => new(rows, count, columns ?? [.. defaultColumns.Distinct()], query);
}
