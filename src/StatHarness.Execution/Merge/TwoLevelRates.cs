namespace StatHarness.Execution;

/// <param name="Q">In the order of the p values.</param>
internal sealed record FamilyRates(bool Selected, IReadOnlyList<double> Q);

/// <summary>
/// False discovery rates in families (Benjamini and Bogomolov 2014, procedure 1): families are selected by
/// Benjamini–Hochberg on their Simes p values; within S selected of m families, tests are rejected by Benjamini–Hochberg at level · S / m.
/// </summary>
internal static class TwoLevelRates
{
    /// <param name="families">P values in [0, 1], none empty.</param>
    /// <returns>q ≤ level exactly for what is rejected.</returns>
    public static IReadOnlyList<FamilyRates> Of(IReadOnlyList<double[]> families, double level)
    {
        var within = families.Select(BenjaminiHochberg).ToList();
        // Simes: the smallest adjusted p value of a family.
        var across = BenjaminiHochberg([.. within.Select(q => q.Min())]);
        var selected = across.Count(q => q <= level);
        var factor = (double)families.Count / Math.Max(1, selected);
        return [.. within.Select((q, f) => new FamilyRates(across[f] <= level, [.. q.Select(value => Math.Max(across[f], Math.Min(1, value * factor)))]))];
    }

    /// <summary>Step-up adjusted p values, in the order given.</summary>
    public static double[] BenjaminiHochberg(double[] p)
    {
        var order = Enumerable.Range(0, p.Length).OrderByDescending(i => p[i]).ThenBy(i => i).ToArray();
        var adjusted = new double[p.Length];
        var least = 1.0;
        for (var rank = p.Length; rank >= 1; rank--)
        {
            var i = order[p.Length - rank];
            least = Math.Min(least, p[i] * p.Length / rank);
            adjusted[i] = least;
        }
        return adjusted;
    }
}
