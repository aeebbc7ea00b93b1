using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Sdk;
using StatHarness.UnitTests.ScriptingRoom;
using Xunit;

namespace StatHarness.UnitTests.SdkRoom;

public sealed class SeriesTests
{
    private static DatasetView View(params Column[] columns) => new PluginContext(Specimen.Request(columns), grant => columns[grant.Index]).Dataset;

    private static Validity Valid(params bool[] rows)
    {
        var bits = new byte[(rows.Length + 7) / 8];
        for (var i = 0; i < rows.Length; i++)
            if (rows[i]) bits[i / 8] |= (byte)(1 << (i % 8));
        return Validity.Of(bits, rows.Count(r => !r));
    }

    [Fact]
    public void numbers_are_correctly_rounded_and_say_when_they_are()
    {
        var whole = View(new Int64Column("i", new[] { 1L, (1L << 53) + 1, long.MaxValue, 0 }, Valid(true, true, true, false))).Numbers("i");
        Assert.Equal([1.0, 9007199254740992.0, 9223372036854775807.0], whole.Present());
        Assert.Equal(2, whole.Rounded);
        Assert.True(double.IsNaN(whole.Values[3]));
        Assert.Equal([0, 1, 2], whole.PresentRows());
        var money = View(new DecimalColumn("d", 2, new Int128[] { 1999, -5, Int128.Parse("12345678901234567890123") }, Validity.AllValid)).Numbers("d");
        Assert.Equal([19.99, -0.05, 123456789012345678901.23], money.Values);
        Assert.Equal(90.5, View(new DurationColumn("t", new[] { 90_500_000L }, Validity.AllValid)).Numbers("t").Values[0]);
        Assert.Equal("SH3004", Assert.Throws<DiagnosticException>(() => View(new DateColumn("x", new[] { 1 }, Validity.AllValid)).Numbers("x")).Diagnostic.Code);
    }

    [Fact]
    public void intervals_keep_what_they_cannot_use()
    {
        var start = new TimestampColumn("s", false, new long[] { 0, 10, 20, 30, 0, 0 }, Valid(true, true, true, true, false, false));
        var end = new TimestampColumn("e", false, new long[] { 5, 10, 15, 0, 40, 0 }, Valid(true, true, true, false, true, false));
        var view = View(start, end);
        var intervals = view.Intervals(view.Column("s"), view.Column("e"));
        Assert.Equal([0, 1], intervals.Rows);
        Assert.Equal([0L, 10L], intervals.Starts);
        Assert.Equal([5L, 10L], intervals.Ends);
        Assert.Equal((2, 3, 4, 5), (intervals.Reversed.Single(), intervals.Open.Single(), intervals.Unstarted.Single(), intervals.Empty.Single()));
        var zoned = View(start, new TimestampColumn("z", true, new long[6], Validity.AllValid));
        Assert.Equal("SH3005", Assert.Throws<DiagnosticException>(() => zoned.Intervals(zoned.Column("s"), zoned.Column("z"))).Diagnostic.Code);
    }

    [Fact]
    public void dates_lie_on_the_scale_of_timestamps()
    {
        var days = View(new DateColumn("d", new[] { 0, -1, 20_000 }, Validity.AllValid)).Timestamps("d");
        Assert.Equal([0L, -86_400_000_000L, 20_000 * 86_400_000_000L], days.Micros);
        Assert.True(days.WholeDays);
    }

    [Fact]
    public void labels_number_any_type_by_first_appearance()
    {
        var view = View(new Int64Column("i", new long[] { 7, 3, 0, 7, 3, 3 }, Valid(true, true, false, true, true, true)));
        var labels = view.Labels("i");
        Assert.Equal([0, 1, -1, 0, 1, 1], labels.Codes);
        Assert.Equal([2, 3], labels.Counts());
        Assert.Equal(["3", "7"], labels.ByCount().Select(labels.Label));
        Assert.Null(labels[2]);
    }

    [Property(MaxTest = 60)]
    public Property duplicates_equal_a_naive_search() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 17)).ToArbitrary(), seeds =>
        {
            if (seeds.Length == 0) return;
            var a = new Int64Column("a", seeds.Select(s => (long)(s % 3)).ToArray(), Valid([.. seeds.Select(s => s % 3 != 2)]));
            var b = new Float64Column("b", seeds.Select(s => s / 3 == 0 ? -0.0 : s / 3 == 1 ? 0.0 : s / 3).ToArray(), Validity.AllValid);
            var expected = Enumerable.Range(0, seeds.Length)
                .Select(row => (Row: row, First: Enumerable.Range(0, row).Cast<int?>().FirstOrDefault(e => a[e!.Value] == a[row] && b[e.Value] == b[row])))
                .Where(p => p.First is not null).Select(p => new DuplicateRow(p.Row, p.First!.Value));
            Assert.Equal(expected, View(a, b).DuplicateRows());
        });
}
