using StatHarness.Core;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>What stays and what goes. Everything that goes leaves a tombstone; nothing that is pinned goes.</summary>
public sealed class Retention
{
    /// <summary>How much of a hash has to be typed before what it names is deleted.</summary>
    public const int ConfirmingDigits = 8;

    private readonly AppData _appData;

    internal Retention(HarnessSession session) => _appData = session.AppData;

    /// <summary>Removes runs past the rule and what no kept run needs. What living processes are at is left alone.</summary>
    /// <exception cref="DiagnosticException">SH7133: a limit below 0. SH4045, SH4046: the store does not allow it.</exception>
    public SweepReport Sweep(SweepOptions options)
    {
        if (options.KeepDays is < 0 and { } days) throw RetentionProblems.BadLimit("--keep-days", days);
        if (options.KeepLast is < 0 and { } last) throw RetentionProblems.BadLimit("--keep-last", last);
        return SweepReport.Of(Sweeper.Run(_appData, RetentionRule.Of(options.KeepDays, options.KeepLast), options.DryRun, "gc"), options.DryRun);
    }

    /// <returns>The id of the run.</returns>
    public string PinRun(string id, string reason = "")
    {
        var run = Row(id).RunId;
        _appData.Pins.Set("run", run, reason);
        return run;
    }

    /// <returns>The id of the run.</returns>
    /// <exception cref="DiagnosticException">SH7134: it is not pinned.</exception>
    public string UnpinRun(string id)
    {
        var run = Row(id).RunId;
        return _appData.Pins.Remove("run", run) ? run : throw RetentionProblems.NotPinned("run", run);
    }

    /// <summary>What has to be typed to delete a run: its report hash, or its fingerprint when it has no report.</summary>
    public string HashOfRun(string id) => Row(id) is var row ? (row.ReportHash ?? row.RunFingerprint).ToString() : "";

    /// <param name="confirm">At least eight digits of <see cref="HashOfRun"/>.</param>
    /// <exception cref="DiagnosticException">SH7132: not confirmed. SH4042: pinned. SH4044: running.</exception>
    public DeletionReport DeleteRun(string id, string confirm)
    {
        var run = Row(id).RunId;
        if (_appData.Pins.Find("run", run) is null) Confirm($"the run {run}", HashOfRun(run), confirm);
        return new(run, SweepReport.Removals(Deletion.OfRun(_appData, run, "runs delete")));
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<DatasetSummary> Datasets()
    {
        var pins = _appData.Pins.List().Where(pin => pin.Kind == "dataset").ToDictionary(pin => pin.Subject, pin => pin.Reason, StringComparer.Ordinal);
        var deleted = _appData.Tombstones.OfRuns();
        var runs = _appData.Runs.List().Where(run => !deleted.ContainsKey(run.RunId)).ToLookup(run => run.DataHash);
        return [.. _appData.Datasets.List().Select(dataset => new DatasetSummary(
            dataset.DatasetVersionId, dataset.DataHash, dataset.Source.RawSha256, dataset.Source.FileName, dataset.Rows, dataset.Columns.Count, runs[dataset.DataHash].Count(), pins.GetValueOrDefault(dataset.DataHash.ToString())))];
    }

    /// <returns>The data hash.</returns>
    public string PinDataset(string id, string reason = "")
    {
        var hash = DataHash(id).ToString();
        _appData.Pins.Set("dataset", hash, reason);
        return hash;
    }

    /// <returns>The data hash.</returns>
    /// <exception cref="DiagnosticException">SH7134: it is not pinned.</exception>
    public string UnpinDataset(string id)
    {
        var hash = DataHash(id).ToString();
        return _appData.Pins.Remove("dataset", hash) ? hash : throw RetentionProblems.NotPinned("dataset", hash);
    }

    /// <summary>How long runs of one dataset are kept, instead of what a sweep is told.</summary>
    /// <param name="days">Null takes the exception back.</param>
    /// <returns>The data hash.</returns>
    public string KeepRunsOf(string id, int? days)
    {
        if (days is < 0 and { } found) throw RetentionProblems.BadLimit("--days", found);
        var hash = DataHash(id);
        DatasetRetention.Set(_appData, hash, days);
        return hash.ToString();
    }

    /// <summary>What has to be typed to delete a dataset.</summary>
    public string HashOfDataset(string id) => DataHash(id).ToString();

    /// <summary>Deletes all readings that mean the same data, what only they need, and results computed from it. Reports of runs stay.</summary>
    /// <param name="confirm">At least eight digits of the data hash.</param>
    /// <exception cref="DiagnosticException">SH7132: not confirmed. SH4041: somebody is at work. SH4042, SH4043: it or a run of it is pinned.</exception>
    public DeletionReport DeleteDataset(string id, string confirm)
    {
        var hash = DataHash(id);
        if (_appData.Pins.Find("dataset", hash.ToString()) is null) Confirm($"the dataset {hash}", hash.ToString(), confirm);
        return new(hash.ToString(), SweepReport.Removals(Deletion.OfDataset(_appData, hash, "datasets delete")));
    }

    /// <returns>Null when there is none; with a report or without.</returns>
    /// <exception cref="DiagnosticException">SH7130: it was deleted. SH4008: more than one begins so.</exception>
    internal static RunRow? FindRun(AppData appData, string id)
    {
        if (id == "latest") return Latest(appData, run => run.IsComplete);
        var row = appData.Runs.Find(id);
        return row is not null && appData.Tombstones.OfRun(row.RunId) is { } stone ? throw RetentionProblems.RunDeleted(stone) : row;
    }

    /// <summary>The newest run that was not deleted, whatever became of it.</summary>
    internal static RunRow? Latest(AppData appData, Func<RunRow, bool>? among = null)
    {
        var deleted = appData.Tombstones.OfRuns();
        return appData.Runs.List().FirstOrDefault(run => (among is null || among(run)) && !deleted.ContainsKey(run.RunId));
    }

    private static void Confirm(string what, string hash, string typed)
    {
        if (typed.Length < ConfirmingDigits || !hash.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) throw RetentionProblems.NotConfirmed(what, hash, typed);
    }

    private RunRow Row(string id) => FindRun(_appData, id) ?? throw WorkbenchDiagnostics.UnknownRun(id);

    private Digest DataHash(string id) => _appData.Datasets.Find(id)?.DataHash
        ?? throw (_appData.Tombstones.OfDataset(id) is { } stone ? RetentionProblems.DatasetDeleted(stone) : WorkbenchDiagnostics.UnknownDataset(id));
}
