using System.Diagnostics.CodeAnalysis;

namespace StatHarness.Statistics;

/// <summary>
/// A stream of random numbers that is a pure function of (run seed, stream name, replicate, chunk): the only source of
/// randomness in results. Key = (run_seed, FNV-1a of the name), counter = (block, replicate, chunk, 0). Mutable and not
/// thread-safe: one per thread; replicates run in any order. Version 1: the sequence is frozen.
/// </summary>
/// <param name="runSeed">The run's recorded seed.</param>
/// <param name="stream">The stream number, see <see cref="Philox.StreamOf"/>.</param>
/// <param name="replicate">Which bootstrap or permutation replicate.</param>
/// <param name="chunk">Which part of a replicate.</param>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of random numbers is the field's term; nothing to do with System.IO.")]
public sealed class SeededStream(ulong runSeed, ulong stream, ulong replicate = 0, ulong chunk = 0)
{
    private ulong _block;
    private int _used = 4;
    private Philox.Block _words;

    /// <param name="runSeed">The run's recorded seed.</param>
    /// <param name="name">Such as <c>plugin_id/purpose</c>.</param>
    public SeededStream(ulong runSeed, string name)
        : this(runSeed, Philox.StreamOf(name))
    {
    }

    /// <summary>The stream of another replicate or chunk, from its start, whatever was drawn from this one.</summary>
    public SeededStream At(ulong replicate, ulong chunk = 0) => new(runSeed, stream, replicate, chunk);

    /// <summary>The next 64 bits.</summary>
    public ulong NextUInt64()
    {
        if (_used == 4)
        {
            _words = Philox.Generate(new(_block, replicate, chunk, 0), runSeed, stream);
            _block++;
            _used = 0;
        }
        return _used++ switch { 0 => _words.W0, 1 => _words.W1, 2 => _words.W2, _ => _words.W3 };
    }

    /// <summary>Uniform on the multiples of 2⁻⁵³ in [0, 1).</summary>
    public double NextUniform() => (NextUInt64() >> 11) * (1.0 / 9007199254740992.0);

    /// <summary>Uniform on 0 … n − 1, unbiased (Lemire 2019, multiply-high with rejection). n ≥ 1.</summary>
    public ulong Below(ulong n)
    {
        StatisticsDiagnostics.InRange(n > 0, "The bound of a random integer", "n ≥ 1");
        var threshold = unchecked(0UL - n) % n;
        while (true)
        {
            var high = Math.BigMul(NextUInt64(), n, out var low);
            if (low >= threshold) return high;
        }
    }

    /// <summary>Uniform on 0 … n − 1. n ≥ 1.</summary>
    public int Below(int n)
    {
        StatisticsDiagnostics.InRange(n > 0, "The bound of a random integer", "n ≥ 1");
        return (int)Below((ulong)n);
    }

    /// <summary>Fisher–Yates from the top, in place: every order equally likely.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>A random order of 0 … n − 1.</summary>
    public int[] Permutation(int n)
    {
        var order = new int[n];
        for (var i = 0; i < n; i++) order[i] = i;
        Shuffle(order.AsSpan());
        return order;
    }

    /// <summary>
    /// k rows of 0 … n − 1 without replacement (Algorithm R, Vitter 1985), in reservoir order; all rows when n ≤ k.
    /// </summary>
    public int[] Reservoir(int k, int n)
    {
        StatisticsDiagnostics.InRange(k >= 0 && n >= 0, "A sample size", "k ≥ 0 and n ≥ 0");
        var sample = new int[Math.Min(k, n)];
        for (var i = 0; i < sample.Length; i++) sample[i] = i;
        for (var i = k; i < n && k > 0; i++)
        {
            var j = Below(i + 1);
            if (j < k) sample[j] = i;
        }
        return sample;
    }
}
