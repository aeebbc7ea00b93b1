using System.Globalization;

namespace StatHarness.Execution;

/// <summary>Memory that is free for workers now: what the system could give without swapping, and no more than this process's container may use.</summary>
internal static class MemoryRoom
{
    public static long Bytes() => Math.Min(Available(), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    private static long Available()
    {
        const string Field = "MemAvailable:";
        try
        {
            var line = File.ReadLines("/proc/meminfo").FirstOrDefault(text => text.StartsWith(Field, StringComparison.Ordinal));
            return line is not null && long.TryParse(line.AsSpan(Field.Length).Trim().TrimEnd("kB").Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var kibibytes) ? kibibytes << 10 : long.MaxValue;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return long.MaxValue;
        }
    }
}
