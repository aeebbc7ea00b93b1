using System.Runtime.CompilerServices;

namespace StatHarness.Ingest;

/// <summary>What the whole numbers of a column allow at all, gathered while they are still in the cache, so that most columns need no pass over their values. A missing one counts as 0.</summary>
internal sealed class WholeGlance
{
    private long last = long.MinValue;

    public long Least { get; private set; } = long.MaxValue;

    public long Most { get; private set; } = long.MinValue;

    /// <summary>No value is below the one before it.</summary>
    public bool NeverFalls { get; private set; } = true;

    /// <summary>Values equal to the one before them.</summary>
    public long Repeats { get; private set; }

    /// <summary>0, 1, 2, … or 1, 2, 3, …</summary>
    public bool CountsRows => NeverFalls && Repeats == 0 && (Least is 0 or 1) && Rows > 1 && Most - Least == Rows - 1;

    private long Rows { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(ReadOnlySpan<long> values)
    {
        if (values.IsEmpty) return;
        long least = Least, most = Most, before = last;
        int falls = 0, repeats = 0;
        foreach (var value in values)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
            falls |= value < before ? 1 : 0;
            repeats += value == before ? 1 : 0;
            before = value;
        }
        // The first value follows none.
        if (Rows == 0 && values[0] == last) repeats--;
        (Least, Most, last) = (least, most, before);
        NeverFalls &= falls == 0;
        Repeats += repeats;
        Rows += values.Length;
    }
}
