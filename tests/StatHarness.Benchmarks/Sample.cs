using System.Diagnostics;
using System.Globalization;

namespace StatHarness.Benchmarks;

/// <summary>Repeated timings of interleaved actions: A B A B …, so that a drifting machine hurts both.</summary>
internal static class Sample
{
    /// <returns>Median milliseconds of each action.</returns>
    public static double[] Interleaved(int rounds, params Action[] actions)
    {
        var times = actions.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < rounds; round++)
            for (var i = 0; i < actions.Length; i++)
            {
                var watch = Stopwatch.StartNew();
                actions[i]();
                // The first round warms caches and the JIT.
                if (round >= 0) times[i].Add(watch.Elapsed.TotalMilliseconds);
            }
        return [.. times.Select(Median)];
    }

    public static double Median(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    public static string Row(params object[] cells) =>
        "| " + string.Join(" | ", cells.Select(cell => cell is double number ? Text(number) : cell.ToString())) + " |";

    public static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
