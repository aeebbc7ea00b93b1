using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
        long least = Least, most = Most, repeats = 0;
        var falls = false;
        Vector256<long> leasts = Vector256.Create(least), mosts = Vector256.Create(most), fell = default, repeated = default;
        var i = 1;
        Follow(values[0], last);
        // The first value of all follows none.
        if (Rows == 0 && values[0] == last) repeats = 0;
        for (; i <= values.Length - Vector256<long>.Count; i += Vector256<long>.Count)
        {
            Vector256<long> before = Vector256.Create(values[(i - 1)..]), now = Vector256.Create(values[i..]);
            leasts = Vector256.Min(leasts, now);
            mosts = Vector256.Max(mosts, now);
            fell |= Vector256.LessThan(now, before);
            // All bits set are −1.
            repeated -= Vector256.Equals(now, before);
        }
        for (; i < values.Length; i++) Follow(values[i], values[i - 1]);
        for (var lane = 0; lane < Vector256<long>.Count; lane++)
            (least, most, repeats) = (Math.Min(least, leasts[lane]), Math.Max(most, mosts[lane]), repeats + repeated[lane]);
        (Least, Most, last) = (least, most, values[^1]);
        NeverFalls &= !falls && fell == Vector256<long>.Zero;
        Repeats += repeats;
        Rows += values.Length;

        void Follow(long value, long before)
        {
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
            falls |= value < before;
            repeats += value == before ? 1 : 0;
        }
    }
}
