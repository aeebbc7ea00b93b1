namespace StatHarness.Statistics;

/// <summary>Keeps the k largest counts; among equal counts the one added first stays first.</summary>
internal sealed class TopCounts<T>(int k)
{
    private readonly List<ValueCount<T>> _kept = [];
    private long _least = k > 0 ? long.MinValue : long.MaxValue;

    /// <summary>Whether a value with this count would be kept now.</summary>
    public bool Takes(long count) => count > _least;

    public void Add(T value, long count)
    {
        if (!Takes(count)) return;
        var place = _kept.Count;
        while (place > 0 && _kept[place - 1].Count < count) place--;
        _kept.Insert(place, new(value, count));
        if (_kept.Count > k) _kept.RemoveAt(k);
        if (_kept.Count == k) _least = _kept[^1].Count;
    }

    public IReadOnlyList<ValueCount<T>> Sorted() => _kept;
}
