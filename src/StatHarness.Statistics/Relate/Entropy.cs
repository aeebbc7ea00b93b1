namespace StatHarness.Statistics;

/// <summary>Shannon entropy of counts.</summary>
public static class Entropy
{
    /// <summary>−Σ p·ln p in nats, p = count/total; zero counts add nothing; 0 for one level or none.</summary>
    public static double Nats(ReadOnlySpan<long> counts)
    {
        var total = (double)ExactSum.Of(counts);
        if (total == 0) return 0;
        var sum = new ExactSum();
        foreach (var count in counts)
        {
            if (count > 0) sum.Add(count / total * DetMath.Log(count / total));
        }
        return Math.Max(0, -sum.Value);
    }
}
