using System.Globalization;
using CsvHelper;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>The rows that a dataset left out, as CSV: line, code, reason, raw.</summary>
public static class RejectsFile
{
    /// <summary>Writes those rejects that the ledger keeps; it counts all.</summary>
    public static void Write(Stream stream, LedgerRecord ledger)
    {
        using var csv = CsvWriter.Create(stream, CsvWriterOptions.Default, leaveOpen: true);
        csv.WriteRecord(["line", "code", "reason", "raw"]);
        foreach (var reject in ledger.Rejects)
            csv.WriteRecord([reject.Line.ToString(CultureInfo.InvariantCulture), reject.Code, reject.Reason, reject.Raw]);
    }
}
