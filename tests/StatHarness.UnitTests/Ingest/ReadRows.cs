using System.Text;
using StatHarness.Ingest;

namespace StatHarness.UnitTests.IngestRoom;

/// <summary>What a format gives to the columns, before anything is typed.</summary>
internal sealed record ReadRows(TableReading Reading, RowLedger Ledger, IReadOnlyList<string> Names, IReadOnlyList<string> Rows, IReadOnlyList<long> Lines)
{
    public static readonly int[] BlockSizes = [1, 2, 3, 7, 64, 2 << 20];

    public static ReadRows Of(string text, string name, IngestOptions? options = null) => Of(Encoding.UTF8.GetBytes(text), name, options);

    public static ReadRows Of(byte[] bytes, string name, IngestOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("rows-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, bytes);
            return OfFile(path, options ?? IngestOptions.Default);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Each row as its cells with a bar between; rows before a column came have none for it.</summary>
    public static ReadRows OfFile(string path, IngestOptions options)
    {
        var reading = TableFormats.Open(RawFile.Open(path, Path.GetFileName(path), options), options);
        var ledger = new RowLedger();
        using var source = reading.Open(ledger);
        var block = new RowBlock();
        List<string> rows = [];
        List<long> lines = [];
        byte[] scratch = [];
        while (source.Read(block))
            for (var row = 0; row < block.Rows; row++)
            {
                var cells = new StringBuilder();
                for (var column = 0; column < block.Columns; column++) cells.Append(column == 0 ? "" : "|").Append(Encoding.UTF8.GetString(block.Cell(row, column, ref scratch)));
                rows.Add(cells.ToString());
                lines.Add(block.Line(row));
            }
        return new(reading, ledger, source.Names, rows, lines);
    }
}
