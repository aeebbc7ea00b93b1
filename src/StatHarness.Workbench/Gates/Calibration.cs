using System.Globalization;
using System.Runtime.InteropServices;

namespace StatHarness.Workbench;

/// <summary>How fast this machine is at a fixed piece of work, so that times of two machines can be compared at all.</summary>
internal static class Calibration
{
    private const int Rounds = 7, Steps = 4_000_000, Words = 1 << 11;

    public static string Machine { get; } = string.Create(CultureInfo.InvariantCulture,
        $"{(OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "macos" : "windows")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}-{Environment.ProcessorCount}cpu");

    /// <summary>Processor time of the best of several rounds: what else runs on the machine only ever makes one slower.</summary>
    public static double MeasureMs()
    {
        var memory = new ulong[Words];
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Environment.CpuUsage.TotalTime;
            Work(memory);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
        }
        return best;
    }

    /// <summary>Arithmetic, and memory that stays in the nearest cache: caches that others share make times of the same machine differ several times over.</summary>
    private static void Work(ulong[] memory)
    {
        var state = 0x9E3779B97F4A7C15UL;
        for (var step = 0; step < Steps; step++)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            memory[(int)(state & (Words - 1))] ^= state;
        }
    }
}
