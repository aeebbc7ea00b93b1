using System.Globalization;

namespace StatHarness.Storage;

/// <summary>Which runs go, and which stay with what they need.</summary>
/// <param name="Kept">Ids.</param>
/// <param name="NeededData">Data hashes of kept runs, of running ones and of those that only a directory knows.</param>
internal sealed record RunSweep(IReadOnlyList<SweepItem> Items, HashSet<string> Kept, int Pinned, HashSet<string> NeededData)
{
    public static RunSweep Of(AppData appData, RetentionRule rule, DateTimeOffset now)
    {
        var pinned = appData.Pins.List().Where(pin => pin.Kind == "run").Select(pin => pin.Subject).ToHashSet(StringComparer.Ordinal);
        var buried = appData.Tombstones.OfRuns();
        var days = appData.State.Read(sql => sql.Query("SELECT data_hash, keep_days FROM retention", row => (row.GetString(0), row.GetInt32(1)))).ToDictionary(row => row.Item1, row => (int?)row.Item2, StringComparer.Ordinal);
        var runs = Holdings.Runs(appData);
        var result = new RunSweep([], new(StringComparer.Ordinal), runs.Count(run => pinned.Contains(run.RunId)), Holdings.DataOfUnknownRuns(appData, runs));
        var items = new List<SweepItem>();
        var place = 0;
        foreach (var run in runs)
        {
            if (buried.ContainsKey(run.RunId))
            {
                items.AddRange(run.Directories.Select(path => new SweepItem("leftover", Path.GetRelativePath(appData.Root, path), null, path, DiskUse.Of(path), "its deletion was cut off before")));
                continue;
            }
            var stays = run.State == "running" || pinned.Contains(run.RunId) || rule.Keeps(place, now - run.EndedAt, days.GetValueOrDefault(run.DataHash)) is not null;
            place++;
            if (stays)
            {
                result.Kept.Add(run.RunId);
                result.NeededData.Add(run.DataHash);
            }
            else items.AddRange(Going(run, Why(run, rule, now, days.GetValueOrDefault(run.DataHash))));
        }
        return result with { Items = items };
    }

    /// <summary>One for the run, and one for a partial directory beside a published one.</summary>
    public static IEnumerable<SweepItem> Going(HeldRun run, string why)
    {
        yield return new SweepItem("run", run.RunId, run.ReportHash, run.Directories is [var first, ..] ? first : "", run.Directories is [var held, ..] ? DiskUse.Of(held) : 0, why);
        foreach (var further in run.Directories.Skip(1)) yield return new SweepItem("leftover", Path.GetFileName(further), null, further, DiskUse.Of(further), why);
    }

    private static string Why(HeldRun run, RetentionRule rule, DateTimeOffset now, int? daysOfDataset)
    {
        var state = run.ReportHash is null ? $"{run.State} without a report" : run.State;
        var age = string.Create(CultureInfo.InvariantCulture, $"{state}, {Math.Max(0, (int)(now - run.EndedAt).TotalDays)} days old");
        string?[] limits =
        [
            (daysOfDataset ?? rule.KeepDays) is { } days ? string.Create(CultureInfo.InvariantCulture, $"kept for {days} days") : null,
            rule.KeepLast is { } last ? string.Create(CultureInfo.InvariantCulture, $"not among the last {last}") : null,
        ];
        return $"{age}; {string.Join(", ", limits.OfType<string>())}; not pinned";
    }
}
