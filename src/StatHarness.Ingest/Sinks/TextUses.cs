using System.Numerics;
using StatHarness.Data;

namespace StatHarness.Ingest;

/// <summary>How often each distinct text came again, and what its spelling means.</summary>
internal sealed class TextUses
{
    private CellKind[] kinds = new CellKind[64];
    private int count;

    /// <summary>Uses after the first, by code.</summary>
    public int[] Times { get; private set; } = new int[64];

    public void Add(CellKind kind)
    {
        if (count == kinds.Length)
        {
            Array.Resize(ref kinds, count * 2);
            var times = Times;
            Array.Resize(ref times, count * 2);
            Times = times;
        }
        kinds[count++] = kind;
    }

    /// <summary>Further uses of texts that are known.</summary>
    /// <param name="others">A bit for each code that does not count; it is 0.</param>
    public void Again(ReadOnlySpan<int> codes, ulong others)
    {
        var times = Times;
        foreach (var code in codes) times[code]++;
        times[0] -= BitOperations.PopCount(others);
    }

    /// <summary>Adds the further uses to the counts, once.</summary>
    public void Settle(TextCodes texts, ColumnTally tally)
    {
        for (var code = 0; code < count; code++) tally.CountAgain(kinds[code], texts.Utf8(code).Trim(" \t"u8), Times[code]);
        count = 0;
    }
}
