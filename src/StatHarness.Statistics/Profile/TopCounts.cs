namespace StatHarness.Statistics;

/// <summary>Keeps the k largest counts; among equal counts the one added first stays first.</summary>
internal sealed class TopCounts<T>(int k)
{
    private readonly List<ValueCount<T>> _kept = [];

    public void Add(T value, long count)
    {
        if (k <= 0 || (_kept.Count == k && count <= _kept[^1].Count)) return;
        var place = _kept.Count;
        while (place > 0 && _kept[place - 1].Count < count) place--;
        _kept.Insert(place, new(value, count));
        if (_kept.Count > k) _kept.RemoveAt(k);
    }

    public IReadOnlyList<ValueCount<T>> Sorted() => _kept;
}
