using System.Numerics;
using System.Runtime.InteropServices;

namespace StatHarness.Data.Arrow;

/// <summary>Checks over whole spans, at memory speed.</summary>
internal static class Spans
{
    public static bool AllWithin<T>(ReadOnlySpan<T> values, T least, T most) where T : unmanaged, INumber<T>
    {
        Vector<T> low = new(least), high = new(most);
        var i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var part = new Vector<T>(values[i..]);
            if (Vector.LessThanAny(part, low) || Vector.GreaterThanAny(part, high)) return false;
        }
        for (; i < values.Length; i++)
            if (values[i] < least || values[i] > most) return false;
        return true;
    }

    /// <summary>True when <paramref name="offsets"/> start at 0 or later, never fall, and end within <paramref name="length"/>.</summary>
    public static bool AreOffsets<T>(ReadOnlySpan<T> offsets, long length) where T : unmanaged, IBinaryInteger<T>
    {
        if (T.IsNegative(offsets[0]) || offsets[^1] > T.CreateSaturating(length)) return false;
        for (var i = 1; i < offsets.Length; i++)
            if (offsets[i] < offsets[i - 1]) return false;
        return true;
    }

    /// <summary>Set bits among the first <paramref name="bits"/>.</summary>
    public static int CountBits(ReadOnlySpan<byte> bitmap, int bits)
    {
        var whole = bitmap[..(bits / 8)];
        var count = 0;
        var words = MemoryMarshal.Cast<byte, ulong>(whole);
        foreach (var word in words) count += BitOperations.PopCount(word);
        foreach (var rest in whole[(words.Length * 8)..]) count += BitOperations.PopCount(rest);
        return bits % 8 == 0 ? count : count + BitOperations.PopCount((uint)(bitmap[bits / 8] & ((1 << (bits % 8)) - 1)));
    }
}
