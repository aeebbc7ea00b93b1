namespace StatHarness.Statistics;

/// <summary>What the keys of a column stand for.</summary>
/// <param name="Integers">Keys of integers, not of doubles.</param>
/// <param name="Power">When not 0: keys of the integers k of doubles k/<paramref name="Power"/>.</param>
internal readonly record struct KeyCode(bool Integers, double Power)
{
    /// <summary>Neighbouring keys are neighbouring numbers.</summary>
    public bool IsWhole => Integers || Power > 0;

    public ulong Zero => IsWhole ? OrderKey.Of(0L) : OrderKey.Of(0.0);

    public double ToDouble(ulong key) => Integers ? OrderKey.ToInt64(key) : Power > 0 ? OrderKey.ToInt64(key) / Power : OrderKey.ToDouble(key);
}
