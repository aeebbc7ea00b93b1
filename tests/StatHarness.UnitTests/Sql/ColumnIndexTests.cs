using FsCheck.Xunit;
using StatHarness.Data;
using Xunit;

namespace StatHarness.UnitTests.SqlRoom;

/// <summary>Looking rows up gives what comparing each with each gives: the oracle is the same query over a copy of the rows that has no index of ours.</summary>
public sealed class ColumnIndexTests
{
    private const string Copy = "with c as materialized (select * from rows) ";

    [Property(MaxTest = 60)]
    public void a_join_by_any_column_is_the_join_without_an_index(int[] numbers, byte[] seed)
    {
        if (numbers.Length == 0) return;
        var columns = Table(numbers, seed);
        foreach (var on in new[] { "a.n = b.n", "a.n = b.x", "a.x = b.n", "a.t = b.t", "a.t = b.n", "a.n = b.t", "a.d = b.t", "a.took = b.x", "a.ok = b.n", "a.t = b.t collate nocase", "a.row_id = b.n", "a.t = cast(b.n as text)", "a.n = b.x + 0.0", "a.n is b.n" })
        {
            var pairs = Pairs(columns, $"select a.row_id, b.row_id from rows a, rows b where {on} order by 1, 2");
            Assert.Equal(Pairs(columns, $"{Copy}select a.row_id, b.row_id from c a, c b where {on} order by 1, 2"), pairs);
        }
    }

    [Theory]
    [InlineData("n = 5", 1)]
    [InlineData("n = 5.0", 1)]
    [InlineData("n = '5'", 1)]
    [InlineData("n = 5.5", 0)]
    [InlineData("n = 'x'", 0)]
    [InlineData("n = null", 0)]
    [InlineData("t = '5'", 1)]
    [InlineData("t = 5", 1)]
    [InlineData("t in ('5', 'a', 'b')", 2)]
    [InlineData("t = 'A' collate nocase", 1)]
    [InlineData("row_id = 1", 1)]
    [InlineData("row_id = '1'", 1)]
    [InlineData("row_id = 1.5", 0)]
    [InlineData("row_id = -1", 0)]
    [InlineData("row_id in (0, 2, 99)", 2)]
    [InlineData("n = 9007199254740993", 1)]
    [InlineData("n = 9007199254740992", 0)]
    public void a_value_finds_its_rows_whatever_its_spelling(string condition, int count)
    {
        Column[] columns = [new Int64Column("n", new long[] { 5, 7, 9_007_199_254_740_993 }, Validity.AllValid), Asked.Text("t", "5", "a", null)];
        Assert.Equal(count, Asked.Rows(columns, $"select 1 from rows where {condition}").Count);
    }

    private static List<(object?, object?)> Pairs(IReadOnlyList<Column> columns, string query) => [.. Asked.Rows(columns, query).Select(row => (row[0], row[1]))];

    private static Column[] Table(int[] numbers, byte[] seed)
    {
        var rows = numbers.Length;
        int At(int row, int modulus) => (seed.Length == 0 ? row : seed[row % seed.Length] + row) % modulus;
        var texts = Enumerable.Range(0, rows).Select(row => At(row, 5) switch { 0 => null, 1 => "a", 2 => "A", 3 => $"{At(row, 3)}", _ => "1.0" }).ToArray();
        return
        [
            new Int64Column("n", Enumerable.Range(0, rows).Select(row => (long)At(row, 4)).ToArray(), Validity.AllValid),
            new Float64Column("x", Enumerable.Range(0, rows).Select(row => At(row, 3) == 0 ? double.NaN : At(row, 4) / 2.0).ToArray(), Validity.AllValid),
            Asked.Text("t", texts),
            new DecimalColumn("d", 1, Enumerable.Range(0, rows).Select(row => (Int128)(At(row, 3) * 10)).ToArray(), Validity.AllValid),
            new DurationColumn("took", Enumerable.Range(0, rows).Select(row => At(row, 3) * 500_000L).ToArray(), Validity.AllValid),
            new BoolColumn("ok", Enumerable.Range(0, (rows + 7) / 8).Select(part => (byte)At(part, 251)).ToArray(), rows, Validity.AllValid),
        ];
    }
}
