using System.Numerics;
using System.Runtime.CompilerServices;
using StatHarness.Data;

namespace StatHarness.Ingest.Roles;

/// <summary>How many of a column's values are distinct, over all rows, as far as a clue has to know: it stops as soon as the answer can't change.</summary>
internal static class DistinctShare
{
    private const int MostBits = 1 << 28, PartKeys = 1 << 20;

    /// <summary>The exact number of distinct values, or null when there are more than <paramref name="most"/> (at most 100).</summary>
    public static int? UpTo(Column column, int most) => column switch
    {
        // More than half of plain texts differ.
        TextColumn { IsPlain: true } text when (text.Length - text.NullCount) / 2 >= most => null,
        TextColumn text => text.Dictionary.Count <= most ? text.Dictionary.Count : null,
        BoolColumn => 2,
        Int64Column c => Few(c, new RowWalk<long>(c), value => value, most),
        Float64Column c => Few(c, new RowWalk<double>(c), BitConverter.DoubleToInt64Bits, most),
        _ => null,
    };

    /// <summary>Distinct values per value; below 0.66 it is only known to be below.</summary>
    /// <param name="glance">Of a column of whole numbers.</param>
    public static double Of(Column column, WholeGlance? glance)
    {
        var count = column.Length - column.NullCount;
        if (count == 0) return 0;
        var limit = (long)(count * 0.34) + 1;
        var repeats = column switch
        {
            Int64Column c => Repeats(c, glance!, limit),
            TextColumn { IsPlain: true } c => InParts(new HashKeys(Hashes(c)), limit),
            TextColumn c => count - c.Dictionary.Count,
            _ => limit,
        };
        return (count - Math.Min(repeats, limit)) / (double)count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int? Few<T>(Column column, RowWalk<T> values, Func<T, long> key, int most) where T : unmanaged
    {
        Span<long> keys = stackalloc long[256];
        Span<bool> used = stackalloc bool[256];
        used.Clear();
        var count = 0;
        for (var row = 0; row < values.Length; row++)
        {
            var value = key(values[row]);
            var slot = (int)(unchecked((ulong)value * 0x9E3779B97F4A7C15) >> 56);
            while (used[slot] && keys[slot] != value) slot = (slot + 1) & 255;
            if (used[slot] || column.IsNull(row)) continue;
            if (++count > most) return null;
            (keys[slot], used[slot]) = (value, true);
        }
        return count;
    }

    private static long Repeats(Int64Column column, WholeGlance glance, long limit)
    {
        if (column.NullCount == 0 && glance.NeverFalls) return glance.Repeats;
        var range = (Int128)glance.Most - glance.Least + 1;
        if (range <= MostBits && range <= (Int128)column.Length * 64 + 65_536) return InBitmap(column, glance.Least, (int)range, limit);
        return InParts(new WholeKeys(column), limit);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long InBitmap(Int64Column column, long least, int range, long limit)
    {
        var seen = new ulong[(range + 63) / 64];
        var values = new RowWalk<long>(column);
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long InParts<TKeys>(TKeys keys, long limit) where TKeys : IKeys
    {
        var parts = (uint)(1 + (keys.Length / PartKeys));
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, Math.Min(keys.Length, PartKeys) * 2L));
        var (slots, used) = (new long[size], new bool[size]);
        var repeats = 0L;
        for (uint part = 0; part < parts; part++)
        {
            Array.Clear(used);
            var filled = 0;
            for (var row = 0; row < keys.Length; row++)
            {
                if (!keys.TryGet(row, out var key)) continue;
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

    private interface IKeys
    {
        int Length { get; }

        bool TryGet(int row, out long key);
    }

    private readonly struct WholeKeys(Int64Column column) : IKeys
    {
        private readonly RowWalk<long> values = new(column);

        public int Length => column.Length;

        public bool TryGet(int row, out long key)
        {
            key = values[row];
            return !column.IsNull(row);
        }
    }

    private readonly struct HashKeys(long[] hashes) : IKeys
    {
        public int Length => hashes.Length;

        public bool TryGet(int row, out long key)
        {
            key = hashes[row];
            return true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long[] Hashes(TextColumn column)
    {
        var hashes = new long[column.Length - column.NullCount];
        var at = 0;
        for (var row = 0; row < column.Length; row++)
            if (!column.IsNull(row)) hashes[at++] = TextEntries.Hash(column.Utf8(row));
        return hashes;
    }
}
