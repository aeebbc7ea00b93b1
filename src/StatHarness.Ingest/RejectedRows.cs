using StatHarness.Core;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>Finds the rejected rows of a file again: a pass over its rows that types nothing and stores nothing.</summary>
public static class RejectedRows
{
    /// <param name="take">Called for each, in the order of the file.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="DiagnosticException">As <see cref="TableIngest.Read"/>.</exception>
    public static long Read(string rawPath, string fileName, IngestOptions options, Action<RejectRecord> take) =>
        TableIngest.Decoded(RawFile.Open(rawPath, fileName, options), options, file =>
        {
            // The encoding may turn out wrong in mid-file: a first pass makes sure that no row is given twice.
            Pass(file, options, new());
            return Pass(file, options, new() { Rejecting = take });
        });

    private static long Pass(RawFile file, IngestOptions options, RowLedger ledger)
    {
        using var rows = TableFormats.Open(file, options).Open(ledger);
        var block = new RowBlock();
        while (rows.Read(block)) { }
        return ledger.Rejected;
    }
}
