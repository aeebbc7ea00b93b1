namespace StatHarness.Statistics;

/// <summary>One family of a two-level test.</summary>
/// <param name="PValue">Simes 1986 p of the family's intersection: the smallest BH-adjusted p in it. NaN if it has no test.</param>
/// <param name="QValue">BH across families.</param>
public sealed record FamilyTest(string Family, int N, double PValue, double QValue);

/// <summary>Result of <see cref="TwoLevel.Adjust"/>.</summary>
/// <param name="Families">Ordinal order of their names.</param>
/// <param name="QWithin">BH inside the own family, input order.</param>
/// <param name="QGlobal">The smallest level at which the two-level procedure rejects, input order; in [0, 1].</param>
public sealed record TwoLevelAdjustment(IReadOnlyList<FamilyTest> Families, double[] QWithin, double[] QGlobal);

/// <summary>
/// Benjamini and Bogomolov 2014 ("Selective inference on multiple families of hypotheses", JRSS B 76): at level α select
/// families by BH on their Simes p; inside each of the R selected of M, run BH at level α·R/M. That controls the average
/// false discovery rate over the selected families.
/// </summary>
public static class TwoLevel
{
    /// <param name="families">The family of each p.</param>
    /// <param name="pValues">In [0, 1], or NaN for "no test": stays NaN, counts nowhere.</param>
    public static TwoLevelAdjustment Adjust(IReadOnlyList<string> families, ReadOnlySpan<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(families);
        StatisticsDiagnostics.SameLength("The list of families", pValues.Length, families.Count);
        var members = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < pValues.Length; i++)
        {
            if (!members.TryGetValue(families[i], out var rows)) members[families[i]] = rows = [];
            rows.Add(i);
        }
        var within = new double[pValues.Length];
        var simes = new List<double>();
        foreach (var rows in members.Values)
        {
            var p = new double[rows.Count];
            for (var i = 0; i < p.Length; i++) p[i] = pValues[rows[i]];
            var q = Multiplicity.Adjust(p, Adjustment.BenjaminiHochberg);
            for (var i = 0; i < q.Length; i++) within[rows[i]] = q[i];
            var smallest = double.NaN;
            foreach (var value in q) smallest = value < smallest || double.IsNaN(smallest) ? value : smallest;
            simes.Add(smallest);
        }
        var across = Multiplicity.Adjust(simes.ToArray(), Adjustment.BenjaminiHochberg);
        var tests = members.Select((m, i) => new FamilyTest(m.Key, m.Value.Count(r => !double.IsNaN(within[r])), simes[i], across[i])).ToArray();
        return new(tests, within, Global(members.Values, within, across));
    }

    /// <summary>
    /// R(α) grows with α, so the smallest rejecting α is the smallest, over r, of max(level that selects r families,
    /// level that selects this family, q_within·M/r).
    /// </summary>
    private static double[] Global(IEnumerable<List<int>> members, double[] within, double[] across)
    {
        var levels = across.Where(q => !double.IsNaN(q)).Order().ToArray();
        var global = new double[within.Length];
        Array.Fill(global, double.NaN);
        foreach (var (rows, family) in members.Select((rows, i) => (rows, across[i])))
        {
            foreach (var row in rows)
            {
                if (double.IsNaN(within[row])) continue;
                var smallest = 1.0;
                for (var r = 1; r <= levels.Length; r++)
                {
                    var level = Math.Max(Math.Max(levels[r - 1], family), within[row] * levels.Length / r);
                    smallest = Math.Min(smallest, level);
                }
                global[row] = smallest;
            }
        }
        return global;
    }
}
