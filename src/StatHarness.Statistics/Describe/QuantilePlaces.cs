namespace StatHarness.Statistics;

/// <summary>Which order statistics some quantiles need, and how they are interpolated.</summary>
internal sealed class QuantilePlaces
{
    private const double Fuzz = 4 * 2.220446049250313e-16;
    private readonly (int Low, int High, double Weight)[] places;

    private QuantilePlaces((int Low, int High, double Weight)[] places) =>
        (this.places, Ranks) = (places, [.. places.SelectMany(place => new[] { place.Low, place.High }).Distinct().Order()]);

    /// <summary>Ascending ranks, from 0; none when there are no values.</summary>
    public int[] Ranks { get; }

    public static QuantilePlaces Of(int n, ReadOnlySpan<double> probabilities, QuantileType type)
    {
        var places = new (int Low, int High, double Weight)[probabilities.Length];
        for (var i = 0; i < places.Length; i++)
        {
            StatisticsDiagnostics.InRange(probabilities[i] is >= 0 and <= 1, "A probability", "[0, 1]");
            if (n > 0) places[i] = PlaceOf(probabilities[i], n, type);
        }
        return n == 0 ? new([]) { Without = places.Length } : new(places);
    }

    /// <summary>How many quantiles have no values to be of.</summary>
    private int Without { get; init; }

    /// <param name="found">The key at each of <see cref="Ranks"/>.</param>
    /// <param name="toValue">What a key stands for.</param>
    /// <returns>One value per probability; NaN without values.</returns>
    public double[] Values(ReadOnlySpan<ulong> found, Func<ulong, double> toValue)
    {
        var result = new double[places.Length + Without];
        if (Without > 0) Array.Fill(result, double.NaN);
        for (var i = 0; i < places.Length; i++)
        {
            var (lowRank, highRank, weight) = places[i];
            var low = toValue(found[Array.BinarySearch(Ranks, lowRank)]);
            var high = toValue(found[Array.BinarySearch(Ranks, highRank)]);
            result[i] = weight == 0 || low == high ? low : weight == 1 ? high : (1 - weight) * low + weight * high;
        }
        return result;
    }

    /// <summary>The two ranks (from 0) to interpolate, and the weight of the higher.</summary>
    private static (int Low, int High, double Weight) PlaceOf(double p, int n, QuantileType type)
    {
        if (type == QuantileType.Linear)
        {
            var index = 1 + (n - 1) * p;
            var low = Math.Floor(index);
            return ((int)low - 1, Math.Min((int)Math.Ceiling(index), n) - 1, index - low);
        }
        var (a, discrete) = type switch
        {
            QuantileType.InverseEcdf or QuantileType.AveragedInverseEcdf => (0.0, true),
            QuantileType.Weibull => (0.0, false),
            QuantileType.MedianUnbiased => (1.0 / 3, false),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Types 1, 2, 6, 7 and 8 are offered."),
        };
        var position = discrete ? n * p : a + p * (n + 1 - a - a);
        var j = Math.Floor(position + Fuzz);
        var above = position - j;
        if (Math.Abs(above) < Fuzz) above = 0;
        var weight = type switch
        {
            QuantileType.InverseEcdf => above > 0 ? 1 : 0,
            QuantileType.AveragedInverseEcdf => above > 0 ? 1 : 0.5,
            _ => above,
        };
        return (Math.Clamp((int)j, 1, n) - 1, Math.Clamp((int)j + 1, 1, n) - 1, weight);
    }
}
