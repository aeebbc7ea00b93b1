using System.Text;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

/// <summary>Our tokeniser against CsvHelper's: the same fields for any well-formed text.</summary>
public sealed class TokeniserTests
{
    public static class Texts
    {
        /// <summary>Rows of three fields from pieces that matter, quoted where they must be and sometimes where they need not.</summary>
        public static Arbitrary<string> Csv()
        {
            var plain = Gen.Elements("", "a", "é", " b ", "1.5", "😀", "x y");
            var quoted = from parts in Gen.Elements("", "a", ",", "\n", "\r\n", "\"\"", " ", "ü").ListOf()
                         select $"\"{string.Concat(parts)}\"";
            var row = from fields in Gen.OneOf(plain, quoted).ArrayOf(3)
                      from end in Gen.Elements("\n", "\r\n")
                      select string.Join(",", fields) + end;
            return (from rows in row.NonEmptyListOf()
                    from cut in Gen.Elements(false, true)
                    let text = string.Concat(rows)
                    select cut ? text.TrimEnd('\r', '\n') : text).ToArbitrary();
        }
    }

    [Property(Arbitrary = [typeof(Texts)], MaxTest = 500)]
    public void the_same_fields_as_csvhelper(string text)
    {
        var expected = Foreign(text);
        Assert.Equal(expected, Ours(text));
    }

    private static List<string> Foreign(string text)
    {
        using var reader = CsvReader.FromText(text, CsvReaderOptions.Default with { HasHeader = false, SkipEmptyLines = false });
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join("␟", Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)));
        return rows;
    }

    private static List<string> Ours(string text)
    {
        var block = new RowBlock { Bytes = Encoding.UTF8.GetBytes(text) };
        var scanner = new RecordScanner((byte)',');
        var rows = new List<string>();
        var scratch = Array.Empty<byte>();
        for (var at = 0; at < block.Bytes.Length; at = scanner.End)
        {
            block.Clear(0);
            Assert.Equal(ScanEnd.Record, scanner.Scan(block.Bytes, at, last: true, block));
            rows.Add(string.Join("␟", Enumerable.Range(0, block.FieldCount).Select(i => Encoding.UTF8.GetString(block.Field(i, ref scratch)))));
        }
        return rows;
    }
}
