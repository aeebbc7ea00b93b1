using StatHarness.Planning.Formats.V1;

namespace StatHarness.Planning;

internal static class CostEstimate
{
    /// <summary>Median, with the 10th and 90th percentile as range (nearest rank).</summary>
    public static ExpectedCost? Of(IReadOnlyList<double> durationsMs)
    {
        if (durationsMs.Count == 0) return null;
        var sorted = durationsMs.Order().ToArray();
        return new(Rank(sorted, 50), Rank(sorted, 10), Rank(sorted, 90), sorted.Length);
    }

    private static double Rank(double[] sorted, int percent) => sorted[Math.Max(0, (sorted.Length * percent + 99) / 100 - 1)];
}
