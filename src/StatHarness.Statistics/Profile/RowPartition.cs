using System.Runtime.InteropServices;

namespace StatHarness.Statistics;

/// <summary>
/// Splits rows into classes of equal values, one column at a time. Classes are numbered by first appearance, so the
/// result depends on nothing but the rows; equality is decided by the codes themselves, never by a hash alone.
/// </summary>
internal sealed class RowPartition(int rows)
{
    private readonly int[] _class = new int[rows];

    public int Count { get; private set; } = Math.Min(rows, 1);

    public ReadOnlySpan<int> ClassOfRow => _class;

    public void Refine(ReadOnlySpan<int> codes)
    {
        StatisticsDiagnostics.SameLength("A column", _class.Length, codes.Length);
        var seen = new Dictionary<(int Class, int Code), int>(Count);
        for (var row = 0; row < _class.Length; row++)
        {
            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, (_class[row], Math.Max(codes[row], -1)), out var known);
            if (!known) next = seen.Count - 1;
            _class[row] = next;
        }
        Count = seen.Count;
    }
}
