using System.Text;
using CsvHelper;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

/// <summary>Whole files of random text, fixed seed: what our readers store is what CsvHelper reads, cell by cell, whatever the block size.</summary>
public sealed class RowFuzzTests
{
    private static readonly string[] Pieces = ["a", "b", "7", "é", "😀", " ", "\"", ",", ";", "\n", "\r\n", "''", "\\", "#", "-", "total", "NA", "x y"];

    [Theory]
    [InlineData(",", null)]
    [InlineData(";", null)]
    [InlineData("\t", null)]
    [InlineData("||", "\"")]
    public void our_cells_are_csvhelpers_cells(string delimiter, string? quote)
    {
        var random = new SplitMix(20260705);
        for (var round = 0; round < 60; round++)
        {
            var columns = 2 + random.Next(4);
            var rows = Enumerable.Range(0, 1 + random.Next(40)).Select(_ => Enumerable.Range(0, columns).Select(_ => Field(random)).ToArray()).ToList();
            var text = new StringBuilder(string.Join(delimiter, Enumerable.Range(0, columns).Select(i => $"c{i}")) + "\n");
            foreach (var row in rows) text.Append(string.Join(delimiter, row.Select(cell => Written(cell, delimiter, random)))).Append(random.Next(5) == 0 ? "\r\n" : "\n");
            var options = IngestOptions.Default with { Delimiter = delimiter, Quote = quote, HeaderRows = 1, BlockBytes = 1 << random.Next(12) };
            using var staged = new Staged();
            var table = staged.Text(text.ToString(), options);
            Assert.Equal((rows.Count, 0L), (table.Dataset.Rows, table.Dataset.Ledger.RejectedRows));
            var ours = Enumerable.Range(0, columns).Select(column => Staged.Values(table, column)).ToList();
            Assert.Equal(Foreign(text.ToString(), delimiter), Enumerable.Range(0, rows.Count).Select(row => string.Join("␟", ours.Select(values => values[row] ?? ""))));
        }
    }

    private static List<string> Foreign(string text, string delimiter)
    {
        // Its delimiter is one character; what stands for ours occurs nowhere else.
        using var reader = CsvReader.FromText(delimiter.Length == 1 ? text : text.Replace(delimiter, "\u0001", StringComparison.Ordinal), CsvReaderOptions.Default with { Separator = delimiter.Length == 1 ? delimiter[0] : (char)1, HasHeader = false, SkipEmptyLines = false });
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join("␟", Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)));
        return rows[1..];
    }

    /// <summary>A letter in front keeps every column text, so that cells are stored as they are.</summary>
    private static string Field(SplitMix random) => random.Next(6) == 0 ? "" : "w" + string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string Written(string cell, string delimiter, SplitMix random)
    {
        var needed = cell.AsSpan().IndexOfAny("\"\r\n") >= 0 || cell.Contains(delimiter[0], StringComparison.Ordinal);
        return needed || random.Next(3) == 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }

    private sealed class SplitMix(ulong state)
    {
        public int Next(int below)
        {
            unchecked
            {
                var z = state += 0x9E3779B97F4A7C15;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return (int)((z ^ (z >> 31)) % (ulong)below);
            }
        }
    }
}
