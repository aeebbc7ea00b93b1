using System.Text;

namespace StatHarness.Statistics;

/// <summary>
/// Philox4x64-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011): a keyed
/// bijection of a 256-bit counter, so any thread computes any block without the ones before it.
/// </summary>
public static class Philox
{
    /// <summary>The four words of one block.</summary>
    public readonly record struct Block(ulong W0, ulong W1, ulong W2, ulong W3);

    /// <summary>Ten rounds over <paramref name="counter"/> under the key (key0, key1).</summary>
    public static Block Generate(Block counter, ulong key0, ulong key1)
    {
        var (c0, c1, c2, c3) = counter;
        unchecked
        {
            for (var round = 0; round < 10; round++)
            {
                var high0 = Math.BigMul(0xD2E7470EE14C6C93, c0, out var low0);
                var high1 = Math.BigMul(0xCA5A826395121157, c2, out var low1);
                (c0, c1, c2, c3) = (high1 ^ c1 ^ key0, low1, high0 ^ c3 ^ key1, low0);
                key0 += 0x9E3779B97F4A7C15;
                key1 += 0xBB67AE8584CAA73B;
            }
        }
        return new(c0, c1, c2, c3);
    }

    /// <summary>FNV-1a, 64 bits, of the UTF-8 bytes: the stream number of a stream name such as <c>plugin_id/purpose</c>.</summary>
    public static ulong StreamOf(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var octet in Encoding.UTF8.GetBytes(name)) hash = unchecked((hash ^ octet) * 1099511628211UL);
        return hash;
    }
}
