namespace StatHarness.Benchmarks;

/// <summary>SplitMix64: the same numbers on every machine. Normal numbers are sums of twelve, so that no C library has a say.</summary>
internal sealed class Draw(ulong seed)
{
    private ulong state = unchecked(seed * 0x9E3779B97F4A7C15UL);

    public int Below(int limit) => (int)((Next() >> 33) % (ulong)limit);

    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Normal()
    {
        var sum = Uniform();
        for (var i = 1; i < 12; i++) sum += Uniform();
        return sum - 6.0;
    }

    public string Of(string[] choices) => choices[Below(choices.Length)];

    private ulong Next()
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
