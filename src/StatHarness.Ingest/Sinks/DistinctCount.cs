using System.Diagnostics;
using System.Runtime.InteropServices;
using StatHarness.Data;

namespace StatHarness.Ingest;

/// <summary>
/// Exact count of distinct values in bounded memory: values are split by hash into parts that fit, one pass over the mapped column each.
/// Beyond 65,536 it goes on only for whole numbers, which may be keys; a measure or a time with more is not counted.
/// </summary>
internal static class DistinctCount
{
    private const int PartRows = 1 << 20;
    private const int MostMeasures = 1 << 16;

    public static long? Of(Column column) => column switch
    {
        Int64Column c => Of(c, c.Values),
        Float64Column c => Of(c, MemoryMarshal.Cast<double, long>(c.Values)),
        DecimalColumn c => Of(c, c.Values),
        DateColumn c => Of(c, c.Values),
        TimestampColumn c => Of(c, c.Values),
        DurationColumn c => Of(c, c.Values),
        _ => throw new UnreachableException(column.GetType().Name),
    };

    private static long? Of<T>(Column column, ReadOnlySpan<T> values) where T : unmanaged, IComparable<T>, IEquatable<T>
    {
        if (column.NullCount == 0 && Rises(values)) return values.Length;
        var parts = (uint)(1 + (values.Length / PartRows));
        var set = new DistinctSet<T>();
        long distinct = 0;
        for (uint part = 0; part < parts; part++)
        {
            for (var row = 0; row < values.Length; row++)
            {
                if (column.IsNull(row)) continue;
                var hash = DistinctSet<T>.Hash(values[row]);
                if (parts == 1 || (hash >> 32) % parts == part) set.Add(values[row], hash);
                if (distinct + set.Count > MostMeasures && column.Type != ColumnType.Int64) return null;
            }
            distinct += set.Count;
            set.Clear();
        }
        return distinct;
    }

    private static bool Rises<T>(ReadOnlySpan<T> values) where T : IComparable<T>
    {
        for (var row = 1; row < values.Length; row++)
            if (values[row - 1].CompareTo(values[row]) >= 0) return false;
        return true;
    }
}

internal sealed class DistinctSet<T> where T : unmanaged, IEquatable<T>
{
    private T[] slots = new T[1024];
    private bool[] used = new bool[1024];

    public int Count { get; private set; }

    public static ulong Hash(T value)
    {
        unchecked
        {
            ulong hash = 0;
            var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value));
            if (bytes.Length == 4) hash = MemoryMarshal.Read<uint>(bytes);
            else
                foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) hash = (hash ^ word) * 0x9E3779B97F4A7C15;
            hash *= 0xD6E8FEB86659FD93;
            return hash ^ (hash >> 32) ^ (hash << 21);
        }
    }

    public void Add(T value, ulong hash)
    {
        var mask = slots.Length - 1;
        var slot = (int)(hash & (ulong)mask);
        for (; used[slot]; slot = (slot + 1) & mask)
            if (slots[slot].Equals(value)) return;
        (slots[slot], used[slot]) = (value, true);
        if (++Count * 2 > slots.Length) Grow();
    }

    public void Clear()
    {
        Array.Clear(used);
        Count = 0;
    }

    private void Grow()
    {
        var (oldSlots, oldUsed) = (slots, used);
        (slots, used, Count) = (new T[oldSlots.Length * 2], new bool[oldSlots.Length * 2], 0);
        for (var i = 0; i < oldSlots.Length; i++)
            if (oldUsed[i]) Add(oldSlots[i], Hash(oldSlots[i]));
    }
}
