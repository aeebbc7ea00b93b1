using System.Globalization;
using System.Text;
using StatHarness.Core;
using StatHarness.Data.Formats.V1;
using StatHarness.Ingest;

namespace StatHarness.Workbench;

/// <summary>All rejected rows of a dataset as CSV. What the ledger does not keep is found again in the stored upload, one row at a time.</summary>
internal static class RejectsFile
{
    public static long Write(Dataset dataset, string path, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
        var aside = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Environment.ProcessId}.tmp");
        try
        {
            var rows = WriteAside(dataset, aside, cancellationToken);
            AtomicFile.Publish(aside, full);
            return rows;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw WorkbenchDiagnostics.RejectsUnwritable(path, problem.Message, problem);
        }
        finally
        {
            if (File.Exists(aside)) File.Delete(aside);
        }
    }

    private static long WriteAside(Dataset dataset, string aside, CancellationToken cancellationToken)
    {
        using var file = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None);
        using var text = new StreamWriter(file, new UTF8Encoding(false)) { NewLine = "\n" };
        text.WriteLine("line,code,reason,raw");
        var rows = 0L;
        Each(dataset, reject =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows++;
            text.WriteLine(string.Join(',', reject.Line.ToString(CultureInfo.InvariantCulture), reject.Code, Quoted(reject.Reason), Quoted(reject.Raw)));
        });
        text.Flush();
        file.Flush(flushToDisk: true);
        return rows;
    }

    private static void Each(Dataset dataset, Action<RejectRecord> take)
    {
        var (record, ledger) = (dataset.Record, dataset.Record.Ledger);
        if (ledger.Rejects.Count == ledger.RejectedRows)
        {
            foreach (var reject in ledger.Rejects) take(reject);
            return;
        }
        if (dataset.Options is null) throw WorkbenchDiagnostics.RejectsUnknown(record.DatasetVersionId, ledger.Rejects.Count, ledger.RejectedRows);
        var raw = dataset.Session.AppData.Uploads.PathOf(record.Source.RawSha256);
        var found = RejectedRows.Read(raw, dataset.ReadAs!, dataset.Options, take);
        if (found != ledger.RejectedRows) throw WorkbenchDiagnostics.RejectsChanged(raw, ledger.RejectedRows, found);
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
