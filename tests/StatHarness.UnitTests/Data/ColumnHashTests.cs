using StatHarness.Data;
using Xunit;

namespace StatHarness.UnitTests.DataRoom;

public sealed class ColumnHashTests
{
    [Fact]
    public void thread_count_and_name_leave_no_trace()
    {
        var values = Enumerable.Range(0, 200_001).Select(i => (long)i * i).ToArray();
        using var column = new Int64Column("a", values, Samples.Missing(values.Length, 3, 65_536, 200_000));
        var hash = ColumnHash.Of(column);
        foreach (var threads in new[] { 2, 3, 8 }) Assert.Equal(hash, ColumnHash.Of(column, threads));
        using var renamed = new Int64Column("b", values, column.Validity);
        Assert.Equal(hash, ColumnHash.Of(renamed));
    }

    [Fact]
    public void a_changed_value_a_changed_gap_and_a_changed_type_show()
    {
        var hashes = new[]
        {
            ColumnHash.Of(new Int64Column("a", new long[] { 1, 0 }, Validity.AllValid)),
            ColumnHash.Of(new Int64Column("a", new long[] { 1, 2 }, Validity.AllValid)),
            ColumnHash.Of(new Int64Column("a", new long[] { 1, 0 }, Samples.Missing(2, 1))),
            ColumnHash.Of(new TimestampColumn("a", false, new long[] { 1, 0 }, Validity.AllValid)),
            ColumnHash.Of(new TimestampColumn("a", true, new long[] { 1, 0 }, Validity.AllValid)),
            ColumnHash.Of(new Int64Column("a", new long[] { 1 }, Validity.AllValid)),
        };
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void what_a_missing_slot_holds_does_not_matter() =>
        Assert.Equal(
            ColumnHash.Of(new Float64Column("a", new[] { 1.5, 0 }, Samples.Missing(2, 1))),
            ColumnHash.Of(new Float64Column("a", new[] { 1.5, 99 }, Samples.Missing(2, 1))));

    [Fact]
    public void texts_count_and_not_their_codes()
    {
        var canonical = Samples.Texts("a", "x", "y", null, "x");
        var shuffled = new TextColumn("a", new[] { 2, 0, 1, 2 }, Samples.Dictionary(["y", "unused", "x"]), Samples.Missing(4, 2));
        Assert.Equal(ColumnHash.Of(canonical), ColumnHash.Of(shuffled));
        Assert.NotEqual(ColumnHash.Of(canonical), ColumnHash.Of(Samples.Texts("a", "x", "y", "", "x")));
        Assert.NotEqual(ColumnHash.Of(Samples.Texts("a", "ab", "c")), ColumnHash.Of(Samples.Texts("a", "a", "bc")));
    }

    [Fact]
    public void data_hash_depends_on_names_types_values_and_their_order()
    {
        var one = ColumnHash.Of(new Int64Column("a", new long[] { 1 }, Validity.AllValid));
        var two = ColumnHash.Of(new Int64Column("a", new long[] { 2 }, Validity.AllValid));
        var hashes = new[]
        {
            DataHash.Of(1, [("a", ColumnType.Int64, one), ("b", ColumnType.Int64, two)]),
            DataHash.Of(1, [("b", ColumnType.Int64, two), ("a", ColumnType.Int64, one)]),
            DataHash.Of(1, [("a", ColumnType.Int64, two), ("b", ColumnType.Int64, one)]),
            DataHash.Of(1, [("a", ColumnType.Duration, one), ("b", ColumnType.Int64, two)]),
            DataHash.Of(2, [("a", ColumnType.Int64, one), ("b", ColumnType.Int64, two)]),
        };
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }
}
