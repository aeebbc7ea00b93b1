using System.Runtime.CompilerServices;

namespace StatHarness.Ingest.Traps;

/// <summary>The length at which free text was cut: many texts are exactly as long as the longest, far more than are a little shorter.</summary>
internal static class LengthCap
{
    private const int Longest = 65_536, Shortest = 20;
    private static readonly int[] Usual = [40, 50, 60, 64, 80, 100, 120, 128, 132, 140, 160, 200, 240, 250, 254, 255, 256, 500, 512, 1000, 1024, 2000, 2048, 4000, 4096, 8000, 32_000, 65_535];

    /// <summary>In bytes; null when nothing points to a cut.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int? Of(TextEntries texts)
    {
        var lengths = new int[256];
        var most = 0;
        for (var entry = 0; entry < texts.Count; entry++)
        {
            var length = texts.LengthOf(entry);
            if (length >= Longest) return null;
            if (length >= lengths.Length) Array.Resize(ref lengths, Math.Min(Longest, Math.Max(length + 1, lengths.Length * 4)));
            lengths[length]++;
            if (length > most) most = length;
        }
        if (most < Shortest) return null;
        var near = 0;
        var below = Math.Max(1, most / 10);
        for (var length = most - below; length < most; length++) near = Math.Max(near, lengths[length]);
        var atCap = lengths[most];
        var shorter = lengths.Take(1..(most * 7 / 10)).Sum(count => (long)count);
        var enough = Array.IndexOf(Usual, most) >= 0 ? atCap >= 3 && atCap >= 3 * near : atCap >= 10 && atCap >= 10 * Math.Max(1, near);
        return enough && shorter * 4 >= texts.Count ? most : null;
    }
}
