using System.Runtime.InteropServices;

namespace StatHarness.Statistics;

/// <summary>Dense codes by first appearance for columns that have no dictionary; −1 is missing.</summary>
public static class Codes
{
    /// <summary>NaN is missing; −0 and 0 share a code.</summary>
    /// <param name="levels">How many codes there are.</param>
    public static int[] Of(ReadOnlySpan<double> values, out int levels)
    {
        var codes = new int[values.Length];
        var seen = new Dictionary<ulong, int>();
        for (var row = 0; row < codes.Length; row++) codes[row] = double.IsNaN(values[row]) ? -1 : CodeOf(seen, OrderKey.Of(values[row]));
        levels = seen.Count;
        return codes;
    }

    /// <param name="valid">One flag per value; empty means all valid.</param>
    /// <param name="levels">How many codes there are.</param>
    public static int[] Of(ReadOnlySpan<long> values, ReadOnlySpan<bool> valid, out int levels)
    {
        if (!valid.IsEmpty) StatisticsDiagnostics.SameLength("valid", values.Length, valid.Length);
        var codes = new int[values.Length];
        var seen = new Dictionary<ulong, int>();
        for (var row = 0; row < codes.Length; row++) codes[row] = !valid.IsEmpty && !valid[row] ? -1 : CodeOf(seen, OrderKey.Of(values[row]));
        levels = seen.Count;
        return codes;
    }

    private static int CodeOf(Dictionary<ulong, int> seen, ulong key)
    {
        ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, key, out var known);
        if (!known) code = seen.Count - 1;
        return code;
    }
}
