using System.Diagnostics;
using System.Globalization;

namespace StatHarness.Acceptance.Driver;

/// <summary>How much memory a process had at the most, as Linux counts it.</summary>
/// <param name="Own">Bytes that are the process's own, as seen every few milliseconds.</param>
/// <param name="Resident">Bytes resident, pages of mapped files included; the system takes those back when it needs room.</param>
internal sealed record PeakMemory(long Own, long Resident)
{
    /// <summary>Looks until the process has ended.</summary>
    public static PeakMemory Watch(Process process)
    {
        var peak = new PeakMemory(0, 0);
        while (!process.HasExited)
        {
            var (own, resident) = Read(process.Id);
            peak = new(Math.Max(peak.Own, own), Math.Max(peak.Resident, resident));
            Thread.Sleep(5);
        }
        return peak;
    }

    private static (long Own, long Resident) Read(int id)
    {
        try
        {
            var lines = File.ReadAllLines($"/proc/{id}/status");
            return (Bytes(lines, "RssAnon:"), Bytes(lines, "VmHWM:"));
        }
        catch (IOException)
        {
            return (0, 0);
        }
    }

    private static long Bytes(string[] lines, string name) =>
        Array.Find(lines, line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? long.Parse(line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10 : 0;
}
