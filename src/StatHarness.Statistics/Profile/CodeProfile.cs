namespace StatHarness.Statistics;

/// <summary>Value spectrum of one dictionary-coded column (text, bool, category), exact.</summary>
/// <param name="Rows">All rows.</param>
/// <param name="Missing">Rows with a negative code.</param>
/// <param name="Distinct">Codes that occur: an unused dictionary entry does not count.</param>
/// <param name="EntropyNats">Shannon entropy, nats.</param>
/// <param name="ModeCount">Frequency of the most frequent code.</param>
/// <param name="UniqueOnce">Codes that occur exactly once.</param>
/// <param name="Top">Most frequent first, ties by code ascending.</param>
public sealed record CodeProfile(
    long Rows, long Missing, long Distinct, double EntropyNats, long ModeCount, long UniqueOnce, IReadOnlyList<ValueCount<int>> Top)
{
    /// <param name="codes">0 … levels − 1; negative is missing.</param>
    /// <param name="levels">Size of the dictionary.</param>
    /// <param name="top">How many frequent codes to list.</param>
    public static CodeProfile Of(ReadOnlySpan<int> codes, int levels, int top = 10)
    {
        var counts = new long[levels];
        long missing = 0;
        foreach (var code in codes)
        {
            if (code < 0) missing++;
            else counts[code]++;
        }
        var frequent = new TopCounts<int>(top);
        long distinct = 0, once = 0, mode = 0;
        for (var code = 0; code < levels; code++)
        {
            var count = counts[code];
            if (count == 0) continue;
            distinct++;
            once += count == 1 ? 1 : 0;
            mode = Math.Max(mode, count);
            frequent.Add(code, count);
        }
        return new(codes.Length, missing, distinct, Entropy.Nats(counts), mode, once, frequent.Sorted());
    }
}
