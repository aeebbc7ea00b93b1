using System.Runtime.CompilerServices;
using StatHarness.Data;

namespace StatHarness.Ingest;

/// <summary>The values of a column in rising order of rows, some thousand at a time: a column may be larger than the memory that ingest takes.</summary>
internal sealed class RowWalk<T>(FixedColumn<T> column) where T : unmanaged
{
    private const int PartRows = 8192, PartsUntilRelease = 64;

    private readonly T[] part = new T[Math.Min(PartRows, column.Length)];
    private int first;
    private int count;
    private int parts;

    public int Length => column.Length;

    public T this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var at = row - first;
            if (unchecked((uint)at < (uint)count)) return part[at];
            Load(row);
            return part[row - first];
        }
    }

    /// <summary>Whether all values, missing ones as zero, are the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsConstant(FixedColumn<T> column)
    {
        var values = new RowWalk<T>(column);
        if (values.Length == 0) return true;
        var (first, comparer) = (values[0], EqualityComparer<T>.Default);
        for (var row = 1; row < values.Length; row++)
            if (!comparer.Equals(values[row], first)) return false;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Load(int row)
    {
        if (++parts % PartsUntilRelease == 0) column.ReleasePages();
        first = row - (row % PartRows);
        count = Math.Min(part.Length, column.Length - first);
        column.Read(first, part.AsSpan(0, count));
    }
}
