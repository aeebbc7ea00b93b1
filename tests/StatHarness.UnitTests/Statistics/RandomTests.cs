using System.Globalization;
using StatHarness.Statistics;
using Xunit;

namespace StatHarness.UnitTests.StatisticsRoom;

public sealed class RandomTests
{
    [Fact]
    public void the_published_known_answers_hold()
    {
        var zero = Philox.Generate(default, 0, 0);
        Assert.Equal(new(0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b), zero);
        Assert.Equal(0xaf63bd4c8601b7dfUL, Philox.StreamOf("\0"));
        Assert.Equal(0x85944171f73967e8UL, Philox.StreamOf("foobar"));
    }

    [SkippableFact]
    public void the_reference_streams_are_bit_equal()
    {
        var c = ReferenceCase.All("prng_philox").Single();
        SeededStream New() => new(12345, 7UL);
        var stream = New();
        foreach (var hex in c.Expected.GetProperty("u64_hex").EnumerateArray())
            Assert.Equal(ulong.Parse(hex.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture), stream.NextUInt64());
        stream = New();
        c.Check("uniform53", Enumerable.Range(0, 8).Select(_ => stream.NextUniform()).ToArray());
        stream = New();
        c.Check("below_272", Enumerable.Range(0, 20).Select(_ => (double)stream.Below(272)).ToArray());
        c.Check("fisher_yates_20", New().Permutation(20).Select(i => (double)i).ToArray());
        c.Check("reservoir_5_of_100_algorithm_r", New().Reservoir(5, 100).Select(i => (double)i).ToArray());
    }

    [Fact]
    public void the_frozen_sequence_of_a_named_stream_holds()
    {
        var stream = new SeededStream(42, "analysis/bootstrap");
        Assert.Equal("06e2805dc13a007f", stream.NextUInt64().ToString("x16", CultureInfo.InvariantCulture));
        var replicate = stream.At(3, 1);
        Assert.Equal(replicate.NextUInt64(), new SeededStream(42, "analysis/bootstrap").At(3, 1).NextUInt64());
        Assert.NotEqual(stream.At(3).NextUInt64(), stream.At(4).NextUInt64());
    }

    [Fact]
    public void small_ranges_are_filled_evenly()
    {
        var stream = new SeededStream(1, "even");
        var counts = new int[7];
        for (var i = 0; i < 70000; i++) counts[stream.Below(7)]++;
        var chi2 = counts.Sum(c => (c - 10000.0) * (c - 10000.0) / 10000);
        Assert.True(ChiSquared.UpperTail(chi2, 6) > 1e-4);
        Assert.Equal([0, 1, 2], stream.Reservoir(5, 3));
        Assert.Empty(stream.Reservoir(0, 3));
    }
}
