using System.Runtime.CompilerServices;

namespace StatHarness.Statistics;

/// <summary>Unsigned 64-bit keys that sort as the values do. −0 becomes +0.</summary>
internal static class OrderKey
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return unchecked((ulong)(bits ^ ((bits >> 63) | long.MinValue)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble(ulong key)
    {
        var bits = unchecked((long)key);
        return BitConverter.Int64BitsToDouble(bits < 0 ? bits ^ long.MinValue : ~bits);
    }

    public static ulong Of(long value) => unchecked((ulong)(value ^ long.MinValue));

    public static long ToInt64(ulong key) => unchecked((long)key ^ long.MinValue);

    /// <summary>The keys of all values that are not NaN.</summary>
    public static ulong[] OfPresent(ReadOnlySpan<double> values)
    {
        var count = 0;
        foreach (var value in values) count += double.IsNaN(value) ? 0 : 1;
        var keys = new ulong[count];
        var i = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value)) keys[i++] = Of(value);
        }
        return keys;
    }

    /// <summary>The keys of all valid values; an empty <paramref name="valid"/> means that all are.</summary>
    public static ulong[] OfPresent(ReadOnlySpan<long> values, ReadOnlySpan<bool> valid)
    {
        if (!valid.IsEmpty) StatisticsDiagnostics.SameLength("valid", values.Length, valid.Length);
        var count = values.Length;
        foreach (var present in valid) count -= present ? 0 : 1;
        var keys = new ulong[count];
        var i = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (valid.IsEmpty || valid[row]) keys[i++] = Of(values[row]);
        }
        return keys;
    }
}
