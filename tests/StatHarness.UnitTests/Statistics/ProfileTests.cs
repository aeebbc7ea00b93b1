using StatHarness.Statistics;
using Xunit;

namespace StatHarness.UnitTests.StatisticsRoom;

public sealed class ProfileTests
{
    [SkippableFact]
    public void profiles_agree_with_r()
    {
        foreach (var c in ReferenceCase.All("profile"))
        {
            var rows = c.Rows();
            var header = rows[0];
            var data = rows.Skip(1).ToList();
            c.Check("n_rows", data.Count);
            c.Check("n_cols", header.Length);
            var codes = new List<ReadOnlyMemory<int>>();
            var missing = new List<ReadOnlyMemory<bool>>();
            for (var column = 0; column < header.Length; column++)
            {
                var expected = c.Expected.GetProperty("columns").GetProperty(header[column]);
                var texts = data.Select(r => r[column]).ToArray();
                missing.Add(texts.Select(t => t.Length == 0).ToArray());
                if (expected.TryGetProperty("min", out _))
                {
                    var values = c.Column(column);
                    codes.Add(Codes.Of(values, out _));
                    var p = NumberProfile.Of(values);
                    Check(c, expected, p.Rows, p.Missing, p.Distinct, p.EntropyNats, p.ModeCount, p.UniqueOnce);
                    c.Check("n_zero", p.Zeros, expected.GetProperty("n_zero"));
                    c.Check("n_negative", p.Negatives, expected.GetProperty("n_negative"));
                    c.Check("min", p.Min!.Value, expected.GetProperty("min"));
                    c.Check("max", p.Max!.Value, expected.GetProperty("max"));
                    c.Check("mean", Moments.Of(values).Mean, expected.GetProperty("mean"));
                }
                else
                {
                    var levels = texts.Where(t => t.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();
                    var coded = texts.Select(t => levels.IndexOf(t)).ToArray();
                    codes.Add(coded);
                    var p = CodeProfile.Of(coded, levels.Count);
                    Check(c, expected, p.Rows, p.Missing, p.Distinct, p.EntropyNats, p.ModeCount, p.UniqueOnce);
                }
            }
            c.Check("duplicate_rows_beyond_first", DuplicateRows.Of(data.Count, codes).BeyondFirst);
            var patterns = MissingPatterns.Of(data.Count, missing);
            c.Check("complete_rows", patterns.CompleteRows);
            Assert.Equal(
                c.Expected.GetProperty("missing_patterns").EnumerateArray().Select(p => (p.GetProperty("pattern").GetString()!, p.GetProperty("count").GetInt64())),
                patterns.Patterns.Select(p => (p.Pattern, p.Count)));
        }
    }

    [Theory]
    [InlineData(10, 2), InlineData(257, 2), InlineData(5000, 3), InlineData(5000, 24), InlineData(200_000, 24)]
    public void the_radix_walk_meets_every_value_in_order_with_its_count(int n, int few)
    {
        var stream = new SeededStream(12, "sort");
        foreach (var mask in new ulong[] { ulong.MaxValue, 0xFF00, 0x3, 0, 0xFFFFF, 0x8000_0000_0000_0FFF, 0xFFF0_0000_0000_0000 })
        {
            var keys = new ulong[n];
            for (var i = 0; i < n; i++) keys[i] = stream.NextUInt64() & mask;
            var expected = keys.GroupBy(key => key).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())).ToList();
            foreach (var input in new[] { keys, [.. keys.Order()], [.. keys.OrderDescending()] })
            {
                var runs = new CollectedRuns();
                new RadixWalk<CollectedRuns>(runs, few).Visit(input, new ulong[n]);
                Assert.Equal(expected, runs.Found);
            }
        }
    }

    private sealed class CollectedRuns : IKeyRuns
    {
        public List<(ulong, int)> Found { get; } = [];

        public void Take(ulong key, int count) => Found.Add((key, count));
    }

    /// <summary>Short decimals, whole numbers, full doubles, constants, wide magnitudes, infinities, missing values: one answer each way.</summary>
    [Fact]
    public void a_profile_agrees_with_moments_quantiles_and_a_naive_count_to_the_bit()
    {
        var stream = new SeededStream(21, "profile");
        Func<double>[] kinds =
        [
            () => Math.Round(stream.NextUniform() * 500, 2), () => stream.Below(50), () => stream.NextUniform(), () => 7.25, () => -0.0,
            () => (stream.NextUniform() - 0.5) * DetMath.Exp(200 * stream.NextUniform()), () => stream.Below(20) == 0 ? double.NegativeInfinity : stream.Below(9),
            () => Math.Round((stream.NextUniform() - 0.5) * 1e5, 6), () => BitConverter.UInt64BitsToDouble(stream.NextUInt64() & 0x801F_FFFF_FFFF_FFFF),
        ];
        foreach (var kind in kinds)
            foreach (var n in new[] { 0, 1, 2, 37, 9001 })
            {
                var x = new double[n];
                var bits = new byte[(n + 7) / 8];
                for (var i = 0; i < n; i++)
                {
                    var valid = stream.Below(5) > 0;
                    x[i] = valid ? stream.Below(30) == 0 ? double.NaN : kind() : 0;
                    if (valid) bits[i >> 3] |= (byte)(1 << (i & 7));
                }
                var nulls = n - Enumerable.Range(0, n).Count(i => (bits[i >> 3] >> (i & 7) & 1) != 0);
                var present = x.Where((value, i) => !double.IsNaN(value) && (nulls == 0 || (bits[i >> 3] >> (i & 7) & 1) != 0)).Select(value => value + 0.0).ToArray();
                var p = NumberProfile.Of(x, StatHarness.Data.Validity.Of(bits, nulls), 5);
                var moments = Moments.Of(present);
                Assert.Equal((present.Length, n - present.Length, (long)present.Distinct().Count()), (p.Rows - p.Missing, p.Missing, p.Distinct));
                Assert.Equal((moments.Sum, moments.Mean, moments.StdDev), (p.Sum, p.Mean, p.StdDev));
                Assert.Equal(Quantiles.Of(present, [0.25, 0.5, 0.75]), p.Quartiles);
                Assert.Equal(present.Count(double.IsInfinity), p.Infinities);
                Assert.Equal((present.Count(value => value == 0), present.Count(value => value < 0)), (p.Zeros, p.Negatives));
                if (present.Length > 0) Assert.Equal((present.Min(), present.Max()), (p.Min, p.Max));
                Assert.Equal(present.GroupBy(value => value).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Take(5).Select(group => new ValueCount<double>(group.Key, group.Count())), p.Top);
                Assert.Equal(Entropy.Nats([.. present.GroupBy(value => value).Select(group => (long)group.Count())]), p.EntropyNats);
            }
    }

    [Fact]
    public void a_profile_of_integers_agrees_with_moments_whatever_their_size()
    {
        var stream = new SeededStream(22, "integers");
        foreach (var scale in new long[] { 1, 1000, 1L << 40, 1L << 56 })
        {
            var x = Enumerable.Range(0, 5000).Select(_ => (stream.Below(100_000) - 30_000) * (Int128)scale).Select(value => (long)Int128.Clamp(value, long.MinValue, long.MaxValue)).ToArray();
            var p = NumberProfile.Of(x, [], 3);
            var moments = Moments.Of(x, []);
            Assert.Equal((moments.Sum, moments.Mean, moments.StdDev), (p.Sum, p.Mean, p.StdDev));
            Assert.Equal((x.Min(), x.Max(), (long)x.Distinct().Count()), (p.Min, p.Max, p.Distinct));
            Assert.Equal(Quantiles.Of(x, [], [0.25, 0.5, 0.75]), p.Quartiles);
        }
    }

    [Fact]
    public void integers_and_doubles_have_the_same_spectrum()
    {
        long[] integers = [3, -1, 0, 3, 7, 0, 3, long.MinValue, 9];
        bool[] valid = [true, true, true, true, true, true, true, false, true];
        double[] doubles = [3, -1, -0.0, 3, 7, 0, 3, double.NaN, 9];
        var a = NumberProfile.Of(integers, valid, 2);
        var b = NumberProfile.Of(doubles, 2);
        Assert.Equal((9L, 1L, 5L, 3L, 3L, 2L, 1L), (a.Rows, a.Missing, a.Distinct, a.ModeCount, a.UniqueOnce, a.Zeros, a.Negatives));
        Assert.Equal((a.Distinct, a.EntropyNats, a.Zeros, a.Negatives), (b.Distinct, b.EntropyNats, b.Zeros, b.Negatives));
        Assert.Equal([new(3, 3), new(0, 2)], a.Top);
        Assert.Equal((-1, 9), (b.Min, b.Max));
        Assert.Null(NumberProfile.Of([double.NaN]).Min);
        Assert.Equal(1, NumberProfile.Of([double.PositiveInfinity, 1]).Infinities);
    }

    [Fact]
    public void ties_in_frequency_are_listed_in_value_order()
    {
        var p = NumberProfile.Of([5, 4, 3, 5, 4, 3, 1], 3);
        Assert.Equal([new(3, 2), new(4, 2), new(5, 2)], p.Top);
        Assert.Equal([new(1, 2), new(0, 1)], CodeProfile.Of([1, 2, 0, 1, -1], 9, 2).Top);
    }

    [Fact]
    public void duplicates_point_to_the_first_equal_row_and_missing_equals_missing()
    {
        int[] a = [1, 1, 2, 1, -1, -5];
        int[] b = [7, 8, 7, 7, 0, 0];
        var d = DuplicateRows.Of(6, [a, b]);
        Assert.Equal((4, 2), (d.Distinct, d.BeyondFirst));
        Assert.Equal([0, 1, 2, 0, 4, 4], d.FirstSeen);
        Assert.Equal(0, DuplicateRows.Of(0, []).Distinct);
    }

    [Fact]
    public void more_than_64_columns_keep_their_own_missing_pattern()
    {
        var columns = Enumerable.Range(0, 130).Select(c => (ReadOnlyMemory<bool>)new[] { c == 3, c == 129, false }).ToList();
        var patterns = MissingPatterns.Of(3, columns);
        Assert.Equal(3, patterns.Patterns.Count);
        Assert.Equal(1, patterns.CompleteRows);
        Assert.Equal('1', patterns.Patterns[1].Pattern[129]);
        Assert.Equal((0, '1'), (patterns.Patterns[2].FirstRow, patterns.Patterns[2].Pattern[3]));
    }

    [Fact]
    public void histograms_are_bounded_round_and_lose_nothing()
    {
        var stream = new SeededStream(10, "histogram");
        foreach (var scale in new[] { 1e-300, 1e-9, 0.37, 1, 1e6, 1e15, 1e290 })
        {
            foreach (var shift in new[] { 0.0, 1, 1000 })
            {
                var x = new double[2000];
                for (var i = 0; i < x.Length; i++) x[i] = (stream.NextUniform() * stream.NextUniform() + shift) * scale;
                x[5] = double.NaN;
                x[6] = double.NegativeInfinity;
                var h = Histogram.Of(x);
                Assert.InRange(h.Counts.Count, 1, 40);
                Assert.Equal((1998L, 1L, 1L), (h.Counts.Sum(), h.Missing, h.Infinities));
                Assert.True(h.Edges.Zip(h.Edges.Skip(1)).All(e => e.First < e.Second));
                for (var b = 0; b < h.Counts.Count; b++)
                {
                    var last = b == h.Counts.Count - 1;
                    Assert.Equal(h.Counts[b], x.Count(v => v >= h.Edges[b] && (v < h.Edges[b + 1] || (last && v == h.Edges[b + 1]))));
                }
            }
        }
    }

    [Fact]
    public void histogram_edges_are_round_numbers()
    {
        var h = Histogram.Of([1, 2, 3, 4, 10], [], 40);
        Assert.Equal("freedman_diaconis", h.Rule);
        Assert.Equal([0, 2.5, 5, 7.5, 10], h.Edges);
        Assert.Equal([2L, 2, 0, 1], h.Counts);
        Assert.Equal("single_value", Histogram.Of([3.0, 3]).Rule);
        Assert.Equal("none", Histogram.Of([double.NaN]).Rule);
        Assert.Equal("sturges", Histogram.Of([1.0, 1, 1, 1, 9]).Rule);
        var tight = Histogram.Of([1e15, 1e15 + 1, 1e15 + 0.5]);
        Assert.Equal(3, tight.Counts.Sum());
    }

    private static void Check(ReferenceCase c, System.Text.Json.JsonElement expected, long rows, long missing, long distinct, double entropy, long mode, long once)
    {
        c.Check("n", rows, expected.GetProperty("n"));
        c.Check("n_missing", missing, expected.GetProperty("n_missing"));
        c.Check("n_distinct", distinct, expected.GetProperty("n_distinct"));
        c.Check("entropy_nats", entropy, expected.GetProperty("entropy_nats"));
        c.Check("mode_count", mode, expected.GetProperty("mode_count"));
        c.Check("n_unique_once", once, expected.GetProperty("n_unique_once"));
    }
}
