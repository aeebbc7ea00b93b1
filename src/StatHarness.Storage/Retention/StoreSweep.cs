using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Which datasets, uploads, cached results, compiled plugins and objects go when nobody is at work.</summary>
internal static class StoreSweep
{
    public static (List<SweepItem> Items, int KeptDatasets) Of(AppData appData, RetentionRule rule, DateTimeOffset now, RunSweep runs)
    {
        var pinned = appData.Pins.List().Where(pin => pin.Kind == "dataset").Select(pin => pin.Subject).ToHashSet(StringComparer.Ordinal);
        var buried = appData.Tombstones.Last();
        var datasets = Holdings.Datasets(appData);
        // The catalogue says that it is gone: what is left of a deletion that was cut off.
        bool IsBuried(HeldDataset dataset) => !dataset.IsKnown && buried.ContainsKey(("dataset", dataset.DataHash));
        bool Goes(HeldDataset dataset) => IsBuried(dataset) || (!runs.NeededData.Contains(dataset.DataHash) && !pinned.Contains(dataset.DataHash) && now - dataset.LastUse >= rule.Unused);
        var kept = datasets.Where(dataset => !Goes(dataset)).ToList();
        var items = datasets.Where(Goes).SelectMany(dataset => Dataset(dataset, IsBuried(dataset) ? "its deletion was cut off before" : "no kept run needs it, and it was not used for so long")).ToList();

        var neededRaw = kept.SelectMany(dataset => dataset.Readings).Select(reading => reading.Source.RawSha256.ToString()).ToHashSet(StringComparer.Ordinal);
        items.AddRange(Holdings.Uploads(appData).Where(upload => !neededRaw.Contains(upload.Sha256) && (now - upload.LastSeen >= rule.Unused || (buried.TryGetValue(("upload", upload.Sha256), out var at) && at >= upload.LastSeen)))
            .Select(upload => new SweepItem("upload", upload.Sha256, null, upload.Directory, DiskUse.Of(upload.Directory), "no kept dataset was read from it")));

        var uses = Holdings.Uses(appData);
        var keptData = kept.Select(dataset => dataset.DataHash).ToHashSet(StringComparer.Ordinal);
        var (results, compiled) = (Holdings.Results(appData), Holdings.Compiled(appData));
        var oldResults = results.Where(result => !IsUsed(result, uses, runs.Kept, keptData, now - result.RecordedAt < rule.Unused)).ToList();
        var oldCompiled = compiled.Where(entry => now - entry.RecordedAt >= rule.Unused).ToList();
        items.AddRange(oldResults.Select(result => new SweepItem("result", result.Key, result.Object, "", 0, "no kept run used it, and its data is gone or it is old")));
        items.AddRange(oldCompiled.Select(entry => new SweepItem("compiled", entry.Key, entry.Object, "", 0, "it is old, and compiled again when needed")));

        var live = LiveObjects(appData, kept, results.Except(oldResults).Concat(compiled.Except(oldCompiled)), HeldBundles.Of(appData, runs.Kept));
        live.UnionWith(Holdings.States(appData, runs.Kept));
        items.AddRange(Objects(appData, live));
        return (items, kept.Count);
    }

    public static IEnumerable<SweepItem> Dataset(HeldDataset dataset, string why) =>
    [
        new("dataset", dataset.DataHash, null, dataset.Directory, DiskUse.Of(dataset.Directory), why),
        .. dataset.Readings.Select(reading => new SweepItem("dataset_version", reading.DatasetVersionId, reading.Source.RawSha256.ToString(), "", 0, why)),
    ];

    public static HashSet<string> LiveObjects(AppData appData, IEnumerable<HeldDataset> datasets, IEnumerable<HeldCache> caches, HashSet<string> bundles)
    {
        var live = OtherReferences.Digests(appData);
        live.UnionWith(bundles);
        live.UnionWith(datasets.SelectMany(dataset => dataset.Readings).SelectMany(reading => reading.Columns).Select(column => column.Object.ToString()));
        live.UnionWith(caches.Select(cache => cache.Object));
        return live;
    }

    private static IEnumerable<SweepItem> Objects(AppData appData, HashSet<string> live) =>
        Holdings.ObjectFiles(appData).Where(file => !live.Contains(file.Name)).Select(file => Digest.TryParse(file.Name, out _)
            ? new SweepItem("object", file.Name, null, file.FullName, file.Length, "nothing names it")
            : new SweepItem("leftover", Path.GetRelativePath(appData.Root, file.FullName), null, file.FullName, file.Length, "it was never finished"));

    private static bool IsUsed(HeldCache result, ILookup<string, HeldUse> uses, HashSet<string> keptRuns, HashSet<string> keptData, bool isYoung) =>
        uses[result.Key].Any(use => keptRuns.Contains(use.RunId)) || (isYoung && uses[result.Key].Any(use => keptData.Contains(use.DataHash)));
}
