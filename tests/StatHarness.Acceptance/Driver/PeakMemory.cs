using System.Diagnostics;
using System.Globalization;

namespace StatHarness.Acceptance.Driver;

/// <summary>How much memory a process had at the most, as Linux counts it.</summary>
internal static class PeakMemory
{
    /// <summary>Looks until the process has ended; the last look is at most some milliseconds old.</summary>
    public static long Watch(Process process)
    {
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Read(process.Id));
            Thread.Sleep(5);
        }
        return peak;
    }

    private static long Read(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
