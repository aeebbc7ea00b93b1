namespace StatHarness.Statistics;

/// <summary>How a family of p-values is adjusted.</summary>
public enum Adjustment
{
    /// <summary>Benjamini and Hochberg 1995: false discovery rate.</summary>
    BenjaminiHochberg,

    /// <summary>Benjamini and Yekutieli 2001: false discovery rate under any dependence.</summary>
    BenjaminiYekutieli,

    /// <summary>Holm 1979: family-wise error.</summary>
    Holm,

    /// <summary>Hochberg 1988: family-wise error, positive dependence.</summary>
    Hochberg,

    /// <summary>Bonferroni: family-wise error.</summary>
    Bonferroni,
}

/// <summary>
/// Adjusted p-values, the semantics and the arithmetic of R's <c>p.adjust</c>. A NaN p (no test) stays NaN and does not
/// count for the size of the family. Results are in input order; ties do not depend on it.
/// </summary>
public static class Multiplicity
{
    /// <param name="pValues">Each in [0, 1] or NaN.</param>
    public static double[] Adjust(ReadOnlySpan<double> pValues, Adjustment adjustment)
    {
        var result = new double[pValues.Length];
        Array.Fill(result, double.NaN);
        var rows = new List<int>(pValues.Length);
        for (var i = 0; i < pValues.Length; i++)
        {
            StatisticsDiagnostics.InRange(double.IsNaN(pValues[i]) || pValues[i] is >= 0 and <= 1, "A p-value", "[0, 1] or NaN");
            if (!double.IsNaN(pValues[i])) rows.Add(i);
        }
        var order = rows.ToArray();
        var p = new double[order.Length];
        for (var i = 0; i < p.Length; i++) p[i] = pValues[order[i]];
        Array.Sort(p, order);
        AdjustSorted(p, adjustment);
        for (var i = 0; i < p.Length; i++) result[order[i]] = p[i];
        return result;
    }

    private static void AdjustSorted(double[] p, Adjustment adjustment)
    {
        double n = p.Length;
        var harmonic = 0.0;
        if (adjustment == Adjustment.BenjaminiYekutieli)
        {
            for (var i = 1; i <= p.Length; i++) harmonic += 1.0 / i;
        }
        for (var i = 0; i < p.Length; i++)
        {
            p[i] *= adjustment switch
            {
                Adjustment.BenjaminiHochberg => n / (i + 1),
                Adjustment.BenjaminiYekutieli => harmonic * n / (i + 1),
                Adjustment.Bonferroni => n,
                _ => n - i,
            };
        }
        // Step-down runs the largest so far forwards; step-up the smallest so far backwards.
        if (adjustment == Adjustment.Holm)
        {
            for (var i = 1; i < p.Length; i++) p[i] = Math.Max(p[i], p[i - 1]);
        }
        else if (adjustment != Adjustment.Bonferroni)
        {
            for (var i = p.Length - 2; i >= 0; i--) p[i] = Math.Min(p[i], p[i + 1]);
        }
        for (var i = 0; i < p.Length; i++) p[i] = Math.Min(1, p[i]);
    }
}
