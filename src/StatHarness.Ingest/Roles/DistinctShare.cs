using System.Numerics;
using System.Runtime.InteropServices;
using StatHarness.Data;

namespace StatHarness.Ingest.Roles;

/// <summary>How many of a column's values are distinct, over all rows, as far as a clue has to know: it stops as soon as the answer can't change.</summary>
internal static class DistinctShare
{
    private const int MostBits = 1 << 28, PartKeys = 1 << 20;

    /// <summary>The exact number of distinct values, or null when there are more than <paramref name="most"/> (at most 100).</summary>
    public static int? UpTo(Column column, int most) => column switch
    {
        TextColumn text => text.Dictionary.Count <= most ? text.Dictionary.Count : null,
        BoolColumn => 2,
        Int64Column c => Few(c, c.Values, most),
        Float64Column c => Few(c, MemoryMarshal.Cast<double, long>(c.Values), most),
        _ => null,
    };

    /// <summary>Distinct values per value; below 0.66 it is only known to be below.</summary>
    public static double Of(Column column)
    {
        var count = column.Length - column.NullCount;
        if (count == 0) return 0;
        var limit = (long)(count * 0.34) + 1;
        var repeats = column switch
        {
            Int64Column c => Repeats(c, limit),
            TextColumn { Dictionary.Count: var texts } when texts <= count * 0.66 => count - texts,
            TextColumn c => count - c.Dictionary.Count + InParts(Hashes(c.Dictionary), limit),
            _ => limit,
        };
        return (count - Math.Min(repeats, limit)) / (double)count;
    }

    private static int? Few(Column column, ReadOnlySpan<long> values, int most)
    {
        Span<long> keys = stackalloc long[256];
        Span<bool> used = stackalloc bool[256];
        used.Clear();
        var count = 0;
        for (var row = 0; row < values.Length; row++)
        {
            var value = values[row];
            var slot = (int)(unchecked((ulong)value * 0x9E3779B97F4A7C15) >> 56);
            while (used[slot] && keys[slot] != value) slot = (slot + 1) & 255;
            if (used[slot] || column.IsNull(row)) continue;
            if (++count > most) return null;
            (keys[slot], used[slot]) = (value, true);
        }
        return count;
    }

    private static long Repeats(Int64Column column, long limit)
    {
        var values = column.Values;
        if (column.NullCount == 0 && InOrder(values) is { } ordered) return ordered;
        var (least, most) = (long.MaxValue, long.MinValue);
        for (var row = 0; row < values.Length; row++)
        {
            if (column.IsNull(row)) continue;
            least = Math.Min(least, values[row]);
            most = Math.Max(most, values[row]);
        }
        var range = (Int128)most - least + 1;
        if (range <= MostBits && range <= (Int128)values.Length * 64 + 65_536) return InBitmap(column, least, (int)range, limit);
        return InParts(column.NullCount == 0 ? values : Valid(column), limit);
    }

    /// <summary>Repeats of values that never fall; null when one does.</summary>
    private static long? InOrder(ReadOnlySpan<long> values)
    {
        var repeats = 0L;
        for (var row = 1; row < values.Length; row++)
        {
            if (values[row] < values[row - 1]) return null;
            if (values[row] == values[row - 1]) repeats++;
        }
        return repeats;
    }

    private static long InBitmap(Int64Column column, long least, int range, long limit)
    {
        var seen = new ulong[(range + 63) / 64];
        var values = column.Values;
        var repeats = 0L;
        for (var row = 0; row < values.Length && repeats < limit; row++)
        {
            if (column.IsNull(row)) continue;
            var bit = (int)(values[row] - least);
            if ((seen[bit >> 6] >> (bit & 63) & 1) != 0) repeats++;
            seen[bit >> 6] |= 1UL << (bit & 63);
        }
        return repeats;
    }

    /// <summary>Keys are split by hash into parts that fit into the cache's reach, one pass each.</summary>
    private static long InParts(ReadOnlySpan<long> keys, long limit)
    {
        var parts = (uint)(1 + (keys.Length / PartKeys));
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, Math.Min(keys.Length, PartKeys) * 2L));
        var (slots, used) = (new long[size], new bool[size]);
        var repeats = 0L;
        for (uint part = 0; part < parts; part++)
        {
            Array.Clear(used);
            var filled = 0;
            foreach (var key in keys)
            {
                var hash = Mix(key);
                if (parts > 1 && (hash >> 40) % parts != part) continue;
                var slot = (int)(hash & (uint)(size - 1));
                while (used[slot] && slots[slot] != key) slot = (slot + 1) & (size - 1);
                if (used[slot])
                {
                    if (++repeats >= limit) return limit;
                    continue;
                }
                if (++filled > size / 4 * 3) return limit;
                (slots[slot], used[slot]) = (key, true);
            }
        }
        return repeats;
    }

    private static ulong Mix(long key)
    {
        var hash = unchecked((ulong)key * 0x9E3779B97F4A7C15);
        return unchecked((hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93) >> 8;
    }

    private static long[] Valid(Int64Column column)
    {
        var valid = new long[column.Length - column.NullCount];
        var at = 0;
        for (var row = 0; row < column.Length; row++)
            if (!column.IsNull(row)) valid[at++] = column.Values[row];
        return valid;
    }

    private static long[] Hashes(DistinctTexts texts)
    {
        var hashes = new long[texts.Count];
        for (var code = 0; code < hashes.Length; code++) hashes[code] = Hash(texts.Utf8(code));
        return hashes;
    }

    private static long Hash(ReadOnlySpan<byte> text)
    {
        unchecked
        {
            var hash = (ulong)text.Length * 0x9E3779B97F4A7C15;
            for (; text.Length >= 8; text = text[8..]) hash = Fold(hash ^ MemoryMarshal.Read<ulong>(text));
            ulong rest = 0;
            foreach (var value in text) rest = (rest << 8) | value;
            return (long)Fold(hash ^ rest);
        }
    }

    private static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value ^ 0x2D358DCCAA6C78A5, 0x8BB84B93962EACC9, out var low);
        return high ^ low;
    }
}
