using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Arrow;
using Xunit;

namespace StatHarness.UnitTests.DataRoom;

/// <summary>The digest of a column file is the identity of the column: type and values, nothing else.</summary>
public sealed class ColumnIdentityTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("columns-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void the_name_leaves_no_trace() =>
        Assert.Equal(Identity(new Int64Column("a", new long[] { 1, 300 }, Validity.AllValid)), Identity(new Int64Column("b", new long[] { 1, 300 }, Validity.AllValid)));

    [Fact]
    public void a_changed_value_a_changed_gap_and_a_changed_type_show()
    {
        Digest[] digests =
        [
            Identity(new Int64Column("a", new long[] { 1, 0 }, Validity.AllValid)),
            Identity(new Int64Column("a", new long[] { 1, 2 }, Validity.AllValid)),
            Identity(new Int64Column("a", new long[] { 1, 0 }, Samples.Missing(2, 1))),
            Identity(new TimestampColumn("a", false, new long[] { 1, 0 }, Validity.AllValid)),
            Identity(new TimestampColumn("a", true, new long[] { 1, 0 }, Validity.AllValid)),
            Identity(new DurationColumn("a", new long[] { 1, 0 }, Validity.AllValid)),
            Identity(new Int64Column("a", new long[] { 1 }, Validity.AllValid)),
            Identity(Samples.Texts("a", "x", "x")),
            Identity(Samples.Texts("a", "x", "y")),
            Identity(Samples.Texts("a", "xy", "")),
            Identity(Samples.Texts("a", "", "xy")),
            Identity(Samples.Texts("a", null, "xy")),
        ];
        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Theory]
    [InlineData(127, 1)]
    [InlineData(-128, 1)]
    [InlineData(128, 2)]
    [InlineData(-32_768, 2)]
    [InlineData(32_768, 4)]
    [InlineData(int.MinValue, 4)]
    [InlineData(2_147_483_648, 8)]
    [InlineData(long.MinValue, 8)]
    public void whole_numbers_take_the_fewest_bytes(long value, int bytes)
    {
        var path = Written(new Int64Column("a", new[] { 0, value }, Validity.AllValid));
        using var read = (Int64Column)ColumnFile.Open(path, "a");
        Assert.Equal([0, value], read.Values.ToArray());
        Assert.Equal(bytes, IntegerWidening.BytesFor(value ^ (value >> 63)));
    }

    [Fact]
    public void widening_while_writing_gives_the_same_bytes_as_knowing_before()
    {
        var values = Enumerable.Range(0, 50_000).Select(i => i < 100 ? i : i < 20_000 ? i - 10_000L : i * 100_000L).ToArray();
        var path = Path.Combine(folder.FullName, "widened.arrow");
        using (var writer = new ColumnFileWriter(path, new(ColumnType.Int64) { IntegerBytes = 1 }, bufferBytes: 512))
        {
            writer.AppendIntegers<long>(values.AsSpan(0, 100));
            writer.Widen(2);
            writer.AppendIntegers<long>(values.AsSpan(100, 19_900));
            writer.Widen(8);
            writer.AppendIntegers<long>(values.AsSpan(20_000));
            writer.Finish(values.Length, null, 0);
        }
        Assert.Equal(File.ReadAllBytes(Written(new Int64Column("a", values, Validity.AllValid))), File.ReadAllBytes(path));
    }

    [Fact]
    public void mostly_distinct_texts_are_stored_plain_and_read_the_same()
    {
        var texts = Enumerable.Range(0, 1000).Select(i => i % 7 == 0 ? null : $"text {i % 990} ü").ToArray();
        using var read = (TextColumn)ColumnFile.Open(Written(Samples.Texts("a", texts)), "a");
        Assert.True(read.IsPlain);
        Assert.Equal(texts, Enumerable.Range(0, texts.Length).Select(read.Text));
        Assert.Equal(texts, Enumerable.Range(0, texts.Length).Select(row => read.IsNull(row) ? null : read.Dictionary[read.Codes[row]]));
        using var coded = (TextColumn)ColumnFile.Open(Written(Samples.Texts("a", "x", "x", "y", "y")), "a");
        Assert.False(coded.IsPlain);
    }

    [Fact]
    public void a_column_whose_pages_were_given_back_reads_on()
    {
        var values = Enumerable.Range(0, 100_000).Select(i => i % 300L).ToArray();
        using var read = (Int64Column)ColumnFile.Open(Written(new Int64Column("a", values, Validity.AllValid)), "a");
        var part = new long[1000];
        read.Read(50_000, part);
        read.ReleasePages();
        Assert.Equal(values[50_000..51_000], part);
        Assert.Equal(values, read.Values.ToArray());
    }

    [Fact]
    public void data_hash_depends_on_names_types_values_and_their_order()
    {
        var one = Identity(new Int64Column("a", new long[] { 1 }, Validity.AllValid));
        var two = Identity(new Int64Column("a", new long[] { 2 }, Validity.AllValid));
        Digest[] hashes =
        [
            DataHash.Of(1, [("a", ColumnType.Int64, one), ("b", ColumnType.Int64, two)]),
            DataHash.Of(1, [("b", ColumnType.Int64, two), ("a", ColumnType.Int64, one)]),
            DataHash.Of(1, [("a", ColumnType.Int64, two), ("b", ColumnType.Int64, one)]),
            DataHash.Of(1, [("a", ColumnType.Duration, one), ("b", ColumnType.Int64, two)]),
            DataHash.Of(2, [("a", ColumnType.Int64, one), ("b", ColumnType.Int64, two)]),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    private Digest Identity(Column column) => Digest.Of(File.ReadAllBytes(Written(column)));

    private string Written(Column column)
    {
        var path = Path.Combine(folder.FullName, $"{folder.GetFiles().Length}.arrow");
        ColumnFile.Write(path, column);
        return path;
    }
}
