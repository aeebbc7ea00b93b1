using System.Globalization;

namespace StatHarness.Benchmarks;

/// <summary>A process log of any size for the plugins, the same bytes each time.</summary>
internal static class GeneratedLog
{
    public static string Erp(string path, int rows)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine("JOB_ID,ACTIVITY,HOST,USER_ID,QUEUE_DT,START_DT,END_DT,AMOUNT,NOTE");
        var time = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        for (var row = 0; row < rows; row++)
        {
            var state = Mix((ulong)row);
            time = time.AddSeconds(state % 240);
            var start = time.AddSeconds(state >> 8 & 127);
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{100_000 + row},ACT_{state >> 16 & 15},HOST{state >> 20 & 3},user{state >> 24 & 63},{time:yyyy-MM-dd HH:mm:ss},{start:yyyy-MM-dd HH:mm:ss},{start.AddSeconds((double)(state >> 32 & 2047)):yyyy-MM-dd HH:mm:ss},{(state >> 40 & 0xFFFFF) / 100.0:0.00},\"batch {state >> 50 & 255}, step \"\"{state >> 60}\"\"\""));
        }
        return path;
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9;
            value = (value ^ value >> 27) * 0x94D049BB133111EB;
            return value ^ value >> 31;
        }
    }
}
