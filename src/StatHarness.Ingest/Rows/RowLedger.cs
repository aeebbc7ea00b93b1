using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>Where each physical row went, counted as the rows are met.</summary>
internal sealed class RowLedger
{
    /// <summary>So many rejected rows are kept with their text; all are counted.</summary>
    public const int KeptRejects = 1000;

    public long Physical { get; set; }

    public long Accepted { get; set; }

    public long Rejected { get; private set; }

    public long Header { get; set; }

    public long Comment { get; set; }

    public long Blank { get; set; }

    public List<RejectRecord> Rejects { get; } = [];

    /// <summary>Is given every rejected row, also those that are not kept.</summary>
    public Action<RejectRecord>? Rejecting { get; init; }

    /// <summary>Place of the first reject inside its line, from 1.</summary>
    public int FirstRejectColumn { get; private set; }

    public void Reject(long line, int column, string code, string reason, string raw)
    {
        if (Rejected++ == 0) FirstRejectColumn = column;
        if (Rejects.Count < KeptRejects) Rejects.Add(new(line, code, reason, raw));
        Rejecting?.Invoke(new(line, code, reason, raw));
    }

    public LedgerRecord Record(IReadOnlyList<ColumnLedger> columns)
    {
        var record = new LedgerRecord(Physical, Accepted, Rejected, Header, Comment, Blank, Rejects, columns);
        return record.Balances ? record : throw new System.Diagnostics.UnreachableException($"The ledger does not balance: {record}");
    }
}
