using System.Globalization;
using FsCheck.Xunit;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class NearestDoubleTests
{
    /// <summary>Whatever the fast way accepts equals the platform's correctly rounded parser, and shows the digits it came from.</summary>
    [Property(MaxTest = 5000)]
    public void the_fast_way_agrees_with_the_parser(ulong seed, byte scaleSeed, byte digitsSeed)
    {
        var digits = 1 + (digitsSeed % 18);
        var mantissa = unchecked((long)(seed * 0x9E3779B97F4A7C15UL % (ulong)Math.Pow(10, digits)));
        var scale = scaleSeed % 20;
        if (!NearestDouble.TryFind(mantissa, scale, out var value)) return;
        var text = $"{mantissa}e-{scale}";
        Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), value);
        if (mantissa == 0) return;
        var significant = mantissa.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(significant.TrimEnd('0'), value.ToString($"E{significant.Length - 1}", CultureInfo.InvariantCulture).Split('E')[0].Replace(".", "", StringComparison.Ordinal).TrimEnd('0'));
    }

    /// <summary>Doubles written shortest, 16 and 17 digits mostly: the fast way takes nearly all of them, and exactly.</summary>
    [Fact]
    public void shortest_spellings_come_back()
    {
        var taken = 0;
        for (var i = 1; i <= 10_000; i++)
        {
            var value = (i * 0.618033988749894848 % 1) + (i % 7);
            var text = value.ToString("R", CultureInfo.InvariantCulture);
            var point = text.IndexOf('.', StringComparison.Ordinal);
            if (point < 0 || !NearestDouble.TryFind(long.Parse(text.Remove(point, 1), CultureInfo.InvariantCulture), text.Length - point - 1, out var found)) continue;
            taken++;
            Assert.Equal(value, found);
        }
        Assert.InRange(taken, 9_900, 10_000);
    }

    /// <summary>Cells of every length, the longest with zeros in front: what the fast way takes is what is written there.</summary>
    [Fact]
    public void digits_with_a_point_are_read_as_they_are_spelled()
    {
        var random = new Random(11);
        var taken = new int[24];
        for (var round = 0; round < 60_000; round++)
        {
            var whole = random.Next(3) == 0 ? "0" : $"{random.NextInt64((long)Math.Pow(10, random.Next(1, 19)))}";
            var fraction = new string('0', random.Next(4)) + $"{random.NextInt64((long)Math.Pow(10, random.Next(1, 19)))}";
            var text = random.Next(4) == 0 ? whole : $"{whole}.{fraction}";
            var cell = System.Text.Encoding.ASCII.GetBytes($"{new string('7', 64)}{text}{new string('8', 64)}");
            if (!PlainNumber.TryDecimal(ref cell[64], text.Length, out var mantissa, out var before, out var after)) continue;
            taken[text.Length]++;
            var point = text.IndexOf('.', StringComparison.Ordinal);
            Assert.Equal(System.Numerics.BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), mantissa);
            Assert.Equal((point < 0 ? text.Length : point, point < 0 ? 0 : text.Length - 1 - point), (before, after));
        }
        // Without shuffles the longest are left to the slow way, which reads them as well.
        Assert.All(Enumerable.Range(1, PlainNumber.MostShort > 0 ? 22 : 19), length => Assert.True(taken[length] > 20, $"{length}: {taken[length]}"));
    }
}
