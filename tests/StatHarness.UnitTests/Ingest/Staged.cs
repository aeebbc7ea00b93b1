using System.Text;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Arrow;
using StatHarness.Data.Formats.V1;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

/// <summary>Ingests into a folder of its own, which goes away with it.</summary>
internal sealed class Staged : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ingest-");

    public string Path => folder.FullName;

    public IngestedTable File(string path, IngestOptions? options = null)
    {
        var table = TableIngest.Read(path, System.IO.Path.GetFileName(path), Task.FromResult(Digest.Of("raw"u8)), Path, options ?? IngestOptions.Default, null, CancellationToken.None);
        Assert.True(table.Dataset.Ledger.Balances);
        Assert.Equal(table.Dataset.Rows, table.Dataset.Ledger.AcceptedRows);
        return table;
    }

    public IngestedTable Bytes(byte[] bytes, IngestOptions? options = null, string name = "t.csv")
    {
        var inbox = Directory.CreateTempSubdirectory("raw-");
        try
        {
            var path = System.IO.Path.Combine(inbox.FullName, name);
            System.IO.File.WriteAllBytes(path, bytes);
            return File(path, options);
        }
        finally
        {
            inbox.Delete(recursive: true);
        }
    }

    public IngestedTable Text(string text, IngestOptions? options = null, string name = "t.csv") => Bytes(Encoding.UTF8.GetBytes(text), options, name);

    public Diagnostic Refusal(byte[] bytes, IngestOptions? options = null, string name = "t.csv")
    {
        var refusal = Assert.Throws<DiagnosticException>(() => Bytes(bytes, options, name));
        Assert.Equal(ExitCode.BadInput, refusal.Exit);
        Assert.False(string.IsNullOrEmpty(refusal.Diagnostic.Hint));
        Assert.Empty(folder.GetFiles());
        return refusal.Diagnostic;
    }

    public static List<string?> Values(IngestedTable table, int column)
    {
        using var opened = ColumnFile.Open(table.Columns[column].Path, table.Columns[column].Column.Name);
        return [.. Enumerable.Range(0, opened.Length).Select(opened.Text)];
    }

    /// <summary>One column of these cells: its ledger and values.</summary>
    public static (ColumnLedger Ledger, List<string?> Values) OneColumn(params string[] cells) => OneColumn(IngestOptions.Default, cells);

    public static (ColumnLedger Ledger, List<string?> Values) OneColumn(IngestOptions options, params string[] cells)
    {
        using var staged = new Staged();
        var table = staged.Text("k,v\n" + string.Concat(cells.Select(cell => $"x,\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n")), options);
        return (table.Dataset.Ledger.Columns[1], Values(table, 1));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
