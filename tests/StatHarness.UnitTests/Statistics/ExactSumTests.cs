using System.Numerics;
using FsCheck.Xunit;
using StatHarness.Statistics;
using Xunit;

namespace StatHarness.UnitTests.StatisticsRoom;

public sealed class ExactSumTests
{
    [Property(MaxTest = 300)]
    public bool any_order_and_partition_gives_the_same_bits(double[] values, int seed)
    {
        var expected = BitConverter.DoubleToInt64Bits(ExactSum.Of(values));
        var stream = new SeededStream(unchecked((ulong)seed), "partition");
        var shuffled = (double[])values.Clone();
        stream.Shuffle(shuffled.AsSpan());
        ExactSum[] parts = [new(), new(), new()];
        foreach (var value in shuffled) parts[stream.Below(3)].Add(value);
        parts[2].Merge(parts[0]);
        parts[1].Merge(parts[2]);
        return BitConverter.DoubleToInt64Bits(parts[1].Value) == expected;
    }

    /// <summary>Blocks are summed in lanes; values one by one must give the same bits, at every magnitude and spread.</summary>
    [Fact]
    public void a_block_adds_up_to_the_bits_of_its_values()
    {
        var stream = new SeededStream(6, "block");
        var inLanes = 0;
        foreach (var spread in new[] { 0, 1, 20, 60, 400 })
            foreach (var length in new[] { 1, 33, 2048, 2047, 5000 })
                foreach (var special in new[] { 0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue })
                {
                    var values = new double[length];
                    for (var i = 0; i < length; i++) values[i] = (stream.NextUniform() - 0.5) * DetMath.Exp(spread * (stream.NextUniform() - 0.5));
                    if (special != 0 || double.IsNegative(special)) values[stream.Below(length)] = special;
                    var (whole, single) = (new ExactSum(), new ExactSum());
                    whole.Add(values);
                    foreach (var value in values) single.Add(value);
                    Assert.Equal(BitConverter.DoubleToInt64Bits(single.Value), BitConverter.DoubleToInt64Bits(whole.Value));
                    if (length <= BlockSum.Length && BlockSum.TryAdd(values, new ExactSum())) inLanes++;
                }
        if (System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated) Assert.True(inLanes > 10, $"{inLanes} blocks were summed in lanes.");
    }

    [Fact]
    public void the_sum_equals_integer_arithmetic_of_any_size()
    {
        var stream = new SeededStream(5, "sum");
        for (var round = 0; round < 300; round++)
        {
            var values = new double[1 + stream.Below(4000)];
            for (var i = 0; i < values.Length; i++)
            {
                // All magnitudes, subnormals included; neighbours cancel now and then.
                var bits = stream.NextUInt64();
                if (round % 3 == 0) bits &= 0x801F_FFFF_FFFF_FFFF;
                var value = BitConverter.UInt64BitsToDouble(bits);
                if (!double.IsFinite(value) || Math.Abs(value) > 1e300) value = 1;
                values[i] = i > 0 && stream.Below(4) == 0 ? -values[i - 1] : value;
            }
            Assert.Equal(Oracle(values), ExactSum.Of(values));
        }
    }

    [Fact]
    public void rounding_is_to_nearest_with_ties_to_even()
    {
        Assert.Equal(1, ExactSum.Of([1, 1.1102230246251565e-16]));
        Assert.Equal(1.0000000000000002, ExactSum.Of([1, 1.1102230246251565e-16, 1e-300]));
        Assert.Equal(1.0000000000000004, ExactSum.Of([1.0000000000000002, 1.1102230246251565e-16]));
        Assert.Equal(1, ExactSum.Of([1e100, 1, -1e100]));
        Assert.Equal(double.Epsilon, ExactSum.Of([double.Epsilon, 1, -1]));
        Assert.Equal(double.MaxValue, ExactSum.Of([double.MaxValue, double.MaxValue, -double.MaxValue]));
        Assert.Equal(double.PositiveInfinity, ExactSum.Of([double.MaxValue, double.MaxValue]));
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(ExactSum.Of([-0.0])));
    }

    [Fact]
    public void infinities_and_nan_are_carried_through_merges()
    {
        var positive = new ExactSum();
        positive.Add(double.PositiveInfinity);
        positive.Add(-3);
        Assert.Equal(double.PositiveInfinity, positive.Value);
        var negative = new ExactSum();
        negative.Add(double.NegativeInfinity);
        Assert.Equal(double.NegativeInfinity, negative.Value);
        positive.Merge(negative);
        Assert.Equal(double.NaN, positive.Value);
        Assert.Equal(double.NaN, ExactSum.Of([1, double.NaN]));
    }

    [Fact]
    public void products_enter_unrounded()
    {
        var sum = new ExactSum();
        sum.AddProduct(0.1, 0.1);
        sum.Add(-(0.1 * 0.1));
        Assert.NotEqual(0, sum.Value);
        Assert.Equal(new BigInteger(long.MaxValue) * 3, (BigInteger)ExactSum.Of([long.MaxValue, long.MaxValue, long.MaxValue]));
        Assert.Equal(new BigInteger(long.MinValue) * 2, (BigInteger)ExactSum.Of([long.MinValue, long.MinValue]));
    }

    /// <summary>Sum as an integer of weight 2⁻¹⁰⁷⁴, rounded by hand.</summary>
    private static double Oracle(double[] values)
    {
        var total = BigInteger.Zero;
        foreach (var value in values)
        {
            var bits = BitConverter.DoubleToInt64Bits(value);
            var exponent = (int)(bits >> 52) & 0x7ff;
            var mantissa = new BigInteger((bits & 0xF_FFFF_FFFF_FFFF) | (exponent == 0 ? 0 : 0x10_0000_0000_0000)) << (Math.Max(exponent, 1) - 1);
            total += bits < 0 ? -mantissa : mantissa;
        }
        var magnitude = BigInteger.Abs(total);
        var drop = Math.Max(0, (int)magnitude.GetBitLength() - 53);
        var kept = magnitude >> drop;
        var rest = magnitude - (kept << drop);
        var half = drop == 0 ? BigInteger.One : BigInteger.One << (drop - 1);
        if (drop > 0 && (rest > half || (rest == half && !kept.IsEven))) kept++;
        return (total.Sign < 0 ? -1 : 1) * Math.ScaleB((double)kept, drop - 1074);
    }
}
