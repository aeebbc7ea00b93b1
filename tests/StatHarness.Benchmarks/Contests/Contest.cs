using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Benchmarks;

/// <summary>A program that does the work.</summary>
/// <param name="Command">Given the input and an empty folder of its own.</param>
/// <param name="Missing">Why it cannot take part here; null when it can.</param>
internal sealed record Contender(string Name, Func<string, string, IReadOnlyList<string>> Command, string? Missing = null);

/// <summary>Medians of one contender.</summary>
/// <param name="Failed">First line of what it said when it failed; null when every round went well.</param>
internal sealed record Standing(string Name, double CpuSeconds, double WallSeconds, double PeakMegabytes, string? Failed);

/// <summary>
/// Whole processes on one input, interleaved A B C A B C, so that a drifting machine hurts all of them. Each finds memory that was in use a moment ago: a virtual
/// machine may have given free memory back to its host, and who came after a program of little memory would pay for getting it again (up to 2 ms a megabyte).
/// And none finds files that were just deleted: for minutes afterwards ext4 passes over the inode of each whenever a file is made, which who makes many would pay for.
/// </summary>
internal sealed class Contest(BenchOptions options, string folder)
{
    private static readonly long Touched = Math.Min(3L << 30, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);

    private readonly JsonArray records = [];
    private int spent;

    /// <returns>In the order of the contenders; without those that are missing.</returns>
    public IReadOnlyList<Standing> Hold(string name, string input, params Contender[] contenders)
    {
        var present = contenders.Where(contender => contender.Missing is null).ToArray();
        var rounds = present.Select(_ => new List<Usage>()).ToArray();
        for (var round = 0; round < options.Rounds; round++)
            for (var i = 0; i < present.Length; i++)
            {
                Console.Error.WriteLine($"{name}: round {round + 1} of {options.Rounds}, {present[i].Name}");
                var usage = Once(present[i], input);
                rounds[i].Add(usage);
                records.Add(new JsonObject
                {
                    ["input"] = name, ["bytes"] = File.Exists(input) ? new FileInfo(input).Length : null, ["contender"] = present[i].Name, ["round"] = round, ["exit"] = usage.Exit,
                    ["cpu_seconds"] = usage.CpuSeconds, ["wall_seconds"] = usage.WallSeconds, ["peak_mib"] = usage.PeakMegabytes,
                });
            }
        return [.. present.Select((contender, i) => Standing(contender, rounds[i]))];
    }

    public void Save()
    {
        if (options.Json is { } path) File.WriteAllText(path, records.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n");
    }

    private Usage Once(Contender contender, string input)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, "own")).FullName;
        try
        {
            MeasuredProcess.Run(Peers.Child("touch", Touched.ToString(CultureInfo.InvariantCulture)));
            return MeasuredProcess.Run(contender.Command(input, own), ("BENCH_HOME", BenchOptions.Home));
        }
        finally
        {
            Empty(own);
        }
    }

    /// <summary>Frees the space and keeps the files, until the caller's folder goes.</summary>
    private void Empty(string own)
    {
        foreach (var file in Directory.EnumerateFiles(own, "*", SearchOption.AllDirectories))
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            using var emptied = File.OpenHandle(file, FileMode.Truncate, FileAccess.Write);
        }
        Directory.Move(own, Path.Combine(folder, $"spent-{spent++}"));
    }

    private static Standing Standing(Contender contender, List<Usage> rounds)
    {
        double Median(Func<Usage, double> of) => Sample.Median([.. rounds.Select(of)]);
        var failed = rounds.FirstOrDefault(usage => usage.Exit != 0);
        return new(contender.Name, Median(usage => usage.CpuSeconds), Median(usage => usage.WallSeconds), Median(usage => usage.PeakMegabytes),
            failed is null ? null : $"exit {failed.Exit}: {(failed.Error + failed.Output).Trim().Split('\n')[0]}");
    }
}
