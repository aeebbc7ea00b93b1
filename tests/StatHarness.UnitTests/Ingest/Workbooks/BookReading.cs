using System.Text;
using StatHarness.Data.Formats.V1;
using StatHarness.Ingest;

namespace StatHarness.UnitTests.IngestRoom;

/// <summary>All that one reading of a workbook gives, as text.</summary>
internal sealed record BookReading(IReadOnlyList<string> Names, IReadOnlyList<string[]> Rows, IReadOnlyList<long> Lines, RowLedger Ledger, string? Part, TruncationRecord? Truncated, IReadOnlyList<string> Notes, IReadOnlyList<TrapRecord> Traps)
{
    public static BookReading Of(TestBook book, IngestOptions? options = null) => Of(book.Bytes(), options);

    public static BookReading Of(byte[] bytes, IngestOptions? options = null, string name = "t.xlsx")
    {
        var folder = Directory.CreateTempSubdirectory("book-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, bytes);
            return OfFile(path, options);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static BookReading OfFile(string path, IngestOptions? options = null)
    {
        var asked = options ?? IngestOptions.Default;
        var reading = TableFormats.Open(RawFile.Open(path, Path.GetFileName(path), asked), asked);
        var ledger = new RowLedger();
        using var source = reading.Open(ledger);
        var block = new RowBlock();
        var rows = new List<string[]>();
        var lines = new List<long>();
        byte[] scratch = [];
        while (source.Read(block))
            for (var row = 0; row < block.Rows; row++)
            {
                rows.Add([.. Enumerable.Range(0, block.Columns).Select(column => Encoding.UTF8.GetString(block.Cell(row, column, ref scratch)))]);
                lines.Add(block.Line(row));
            }
        ledger.Record([]);
        return new([.. source.Names], rows, lines, ledger, reading.Part, reading.Truncated, reading.Notes, reading.Traps);
    }

    /// <summary>Names and rows, one a line, cells between bars.</summary>
    public string Table => string.Join('\n', new[] { string.Join('|', Names) }.Concat(Rows.Select(row => string.Join('|', row))));
}
