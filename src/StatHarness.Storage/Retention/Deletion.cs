using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>One run or one dataset, because somebody says so.</summary>
public static class Deletion
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="DiagnosticException">SH4042: pinned. SH4044: running.</exception>
    public static IReadOnlyList<SweepItem> OfRun(AppData appData, string runId, string command)
    {
        RefusePinned(appData, "run", runId);
        var run = Holdings.Runs(appData).Single(run => run.RunId == runId);
        if (run.State == "running") throw RetentionDiagnostics.Running(runId);
        return Sweeper.Carry(appData, [.. RunSweep.Going(run, "asked for")], command);
    }

    /// <summary>The dataset, uploads that only it was read from, results that were computed from it, columns that no other dataset has. Reports of runs stay.</summary>
    /// <exception cref="DiagnosticException">SH4041: somebody is at work. SH4042, SH4043: it or a run of it is pinned.</exception>
    public static IReadOnlyList<SweepItem> OfDataset(AppData appData, Digest dataHash, string command)
    {
        using var alone = FileLock.Alone(AppDataFiles.WorkLock(appData.Root), Patience) ?? throw RetentionDiagnostics.AtWork(appData.Root);
        var hash = dataHash.ToString();
        RefusePinned(appData, "dataset", hash);
        var runs = Holdings.Runs(appData).Where(run => run.DataHash == hash).ToList();
        if (runs.Find(run => run.State == "running") is { } running) throw RetentionDiagnostics.Running(running.RunId);
        var pinned = runs.Where(run => appData.Pins.Find("run", run.RunId) is not null).Select(run => run.RunId).ToList();
        if (pinned.Count > 0) throw RetentionDiagnostics.NeededBy(hash, pinned);
        return Sweeper.Carry(appData, ItemsOf(appData, hash), command);
    }

    private static List<SweepItem> ItemsOf(AppData appData, string hash)
    {
        const string Why = "asked for";
        var datasets = Holdings.Datasets(appData).ToLookup(dataset => dataset.DataHash == hash);
        var others = datasets[false].ToList();
        var readings = datasets[true].SelectMany(dataset => dataset.Readings).ToList();
        var items = datasets[true].SelectMany(dataset => StoreSweep.Dataset(dataset, Why)).ToList();

        var raws = readings.Select(reading => reading.Source.RawSha256.ToString()).Except(others.SelectMany(dataset => dataset.Readings).Select(reading => reading.Source.RawSha256.ToString()), StringComparer.Ordinal);
        items.AddRange(Holdings.Uploads(appData).Where(upload => raws.Contains(upload.Sha256, StringComparer.Ordinal))
            .Select(upload => new SweepItem("upload", upload.Sha256, null, upload.Directory, DiskUse.Of(upload.Directory), Why)));

        var uses = Holdings.Uses(appData);
        var results = Holdings.Results(appData).ToLookup(result => uses[result.Key].Any(use => use.DataHash == hash));
        items.AddRange(results[true].Select(result => new SweepItem("result", result.Key, result.Object, "", 0, Why)));

        var live = StoreSweep.LiveObjects(appData, others, results[false].Concat(Holdings.Compiled(appData)), HeldBundles.Of(appData, kept: null));
        var own = readings.SelectMany(reading => reading.Columns).Select(column => column.Object.ToString()).Concat(results[true].Select(result => result.Object)).ToHashSet(StringComparer.Ordinal);
        items.AddRange(Holdings.ObjectFiles(appData).Where(file => own.Contains(file.Name) && !live.Contains(file.Name))
            .Select(file => new SweepItem("object", file.Name, null, file.FullName, file.Length, Why)));
        return items;
    }

    private static void RefusePinned(AppData appData, string kind, string subject)
    {
        if (appData.Pins.Find(kind, subject) is { } pin) throw RetentionDiagnostics.Pinned(kind, subject, pin.Reason);
    }
}
