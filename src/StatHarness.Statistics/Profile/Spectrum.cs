namespace StatHarness.Statistics;

/// <summary>Gathers what a profile tells of a column's values from one walk over them in ascending order.</summary>
/// <param name="top">How many frequent values to list.</param>
/// <param name="zero">The key of 0.</param>
/// <param name="ranks">Ascending ranks, from 0, whose keys are wanted.</param>
/// <param name="keepRuns">Whether every value and its count are wanted.</param>
internal sealed class Spectrum(int top, ulong zero, int[] ranks, bool keepRuns) : IKeyRuns
{
    private readonly TopCounts<ulong> frequent = new(top);
    private long seen;
    private int nextRank;

    public CountTally Counts { get; } = new();

    public long Zeros { get; private set; }

    public long Negatives { get; private set; }

    public ulong Least { get; private set; }

    public ulong Most { get; private set; }

    /// <summary>The key at each rank.</summary>
    public ulong[] AtRanks { get; } = new ulong[ranks.Length];

    public List<ValueCount<ulong>>? Runs { get; } = keepRuns ? [] : null;

    public IReadOnlyList<ValueCount<ulong>> Top => frequent.Sorted();

    public void Take(ulong key, int count)
    {
        if (seen == 0) Least = key;
        Most = key;
        seen += count;
        while (nextRank < ranks.Length && ranks[nextRank] < seen) AtRanks[nextRank++] = key;
        Counts.Add(count);
        if (frequent.Takes(count)) frequent.Add(key, count);
        if (key < zero) Negatives += count;
        else if (key == zero) Zeros += count;
        Runs?.Add(new(key, count));
    }
}
