using System.Runtime.CompilerServices;
using StatHarness.Data;

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
        var counts = new int[levels];
        long missing = 0;
        foreach (var code in codes)
        {
            if (code < 0) missing++;
            else counts[code]++;
        }
        return OfCounts(counts, codes.Length, missing, top);
    }

    /// <param name="codes">0 … levels − 1, whatever it is where a row is missing.</param>
    /// <param name="validity">Which rows hold a value.</param>
    /// <param name="levels">Size of the dictionary.</param>
    /// <param name="top">How many frequent codes to list.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static CodeProfile Of(ReadOnlySpan<int> codes, Validity validity, int levels, int top = 10)
    {
        ArgumentNullException.ThrowIfNull(validity);
        var counts = new int[levels];
        if (!validity.HasNulls)
            foreach (var code in codes) counts[code]++;
        else
            for (var row = 0; row < codes.Length; row++)
                if (validity.IsValid(row)) counts[codes[row]]++;
        return OfCounts(counts, codes.Length, validity.NullCount, top);
    }

    /// <param name="counts">Rows per code.</param>
    /// <param name="top">How many frequent codes to list.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static CodeProfile OfCounts(ReadOnlySpan<int> counts, long rows, long missing, int top)
    {
        var frequent = new TopCounts<int>(top);
        var tally = new CountTally();
        for (var code = 0; code < counts.Length; code++)
        {
            var count = counts[code];
            if (count == 0) continue;
            tally.Add(count);
            frequent.Add(code, count);
        }
        return new(rows, missing, tally.Distinct, tally.EntropyNats(), tally.Mode, tally.Once, frequent.Sorted());
    }
}
