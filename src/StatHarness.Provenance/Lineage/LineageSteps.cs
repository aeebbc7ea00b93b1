using StatHarness.Reporting.Formats.V1;

namespace StatHarness.Provenance;

/// <summary>One step up or down the chain: upload → dataset → run → execution → result → report → finding, with columns and artifacts beside it.</summary>
internal sealed class LineageSteps(LineageReader reader, LineageOptions options, string startKind)
{
    private int Limit => options.PerNode;

    public IEnumerable<Neighbours> Up(Thing thing) => thing.Kind switch
    {
        "dataset" => [One("upload", "was read from", reader.Index.UploadOf(thing.Id))],
        "column" => [Neighbours.Of("dataset", "is a column of", [.. reader.WithColumn(thing.Id).Select(dataset => new Thing("dataset", dataset.DatasetVersionId))], Limit)],
        "run" => [One("dataset", "ran on", reader.Row(thing.Id)?.DatasetVersionId)],
        "execution" => [One("run", "was executed by", thing.RunId)],
        "result" => thing.RunId is null ? [ExecutionsWith(thing.Id)] : [Neighbours.Of("execution", "was given by", [.. Giving(thing.RunId, thing.Id)], Limit)],
        "artifact" => PluginOf(thing.Id) is { } plugin && Executed(thing.RunId!).Contains(plugin, StringComparer.Ordinal)
            ? [Neighbours.Of("execution", "was written for", [new("execution", plugin, thing.RunId)], Limit)] : [One("run", "was written by", thing.RunId)],
        "report" when thing.RunId is null => [RunsReporting(thing.Id)],
        // A finding rests on its own result; the others of its report are not where it came from.
        "report" when startKind == "finding" => [One("run", "was written by", thing.RunId)],
        "report" => [Results(thing.RunId), One("run", "was written by", thing.RunId)],
        "finding" => [Neighbours.Of("result", "was found by", [.. ResultOf(thing)], Limit), Neighbours.Of("report", "stands in", [.. ReportOf(thing.RunId!)], Limit)],
        _ => [],
    };

    public IEnumerable<Neighbours> Down(Thing thing) => thing.Kind switch
    {
        "upload" => [Bounded("dataset", "was read from", reader.Index.DatasetsOf(thing.Id, Limit), id => new("dataset", id))],
        "dataset" => [Runs(thing.Id)],
        "column" => [Neighbours.Of("execution", "was granted", [.. Granted(thing.Id)], Limit)],
        "run" =>
        [
            Bounded("execution", "was executed by", reader.Index.ExecutionsOf(thing.Id, Limit), line => new("execution", line.Plugin, thing.Id)),
            Neighbours.Of("artifact", "was written by", Artifacts(thing.Id, null), Limit),
            // Reached through its results, so that each finding hangs on its own; unless there are none.
            Neighbours.Of("report", "was written by", [.. Results(thing.Id).Total == 0 ? ReportOf(thing.Id) : []], Limit),
        ],
        "execution" =>
        [
            Neighbours.Of("result", "was given by", [.. ResultsOf(thing)], Limit),
            Neighbours.Of("artifact", "was written for", Artifacts(thing.RunId!, thing.Id), Limit),
        ],
        "result" => thing.RunId is null ? [ExecutionsWith(thing.Id)] : [Neighbours.Of("finding", "was found by", [.. FindingsOf(thing)], Limit), Neighbours.Of("report", "merges", [.. ReportOf(thing.RunId)], Limit)],
        "report" => thing.RunId is not null ? [Neighbours.Of("finding", "stands in", [.. Findings(thing.RunId).Select(finding => Found(finding.FindingId.ToString(), thing.RunId))], Limit)] : [RunsReporting(thing.Id)],
        _ => [],
    };

    private Neighbours Runs(string dataset) => options.RunId is { } only
        ? Neighbours.Of("run", "ran on", reader.Row(only)?.DatasetVersionId == dataset ? [new("run", only, only)] : [], Limit)
        : Bounded("run", "ran on", reader.Index.RunsOf(dataset, Limit), id => new("run", id, id));

    private Neighbours RunsReporting(string hash) => Bounded("run", "was written by", reader.Index.RunsReporting(hash, Limit), id => new("run", id, id));

    private Neighbours ExecutionsWith(string digest) => Bounded("execution", "was given by", reader.Index.ExecutionsWith(digest, Limit), line => new("execution", line.Plugin, line.RunId));

    private static Neighbours One(string kind, string relation, string? id) => new(kind, relation, id is null ? [] : [new(kind, id, kind == "run" ? id : null)], id is null ? 0 : 1);

    private Neighbours Bounded<T>(string kind, string relation, Storage.Bounded<T> found, Func<T, Thing> thing)
    {
        var things = found.Items.Select(thing).Where(item => options.RunId is null || item.RunId is null || item.RunId == options.RunId).ToList();
        return new(kind, relation, things, options.RunId is null ? found.Total : things.Count);
    }

    private IReadOnlyList<Sdk.Formats.V1.Finding> Findings(string runId) => reader.Report(runId)?.Findings ?? [];

    private static Thing Found(string id, string runId) => new("finding", id, runId);

    private IEnumerable<Thing> ReportOf(string runId) => reader.Row(runId)?.ReportHash is { } hash ? [new("report", hash.ToString(), runId)] : [];

    private IEnumerable<string> Executed(string runId) => reader.Index.ExecutionsOf(runId, options.Most).Items.Select(line => line.Plugin);

    private IEnumerable<Thing> Giving(string runId, string digest) => Reported(runId).Where(execution => execution.ResultDigest?.ToString() == digest).Select(execution => new Thing("execution", execution.Identity.Id, runId));

    private IEnumerable<ReportExecution> Reported(string runId) => reader.Report(runId)?.Executions ?? [];

    private Neighbours Results(string runId) => Neighbours.Of("result", "merges",
        [.. Reported(runId).Where(execution => execution.ResultDigest is not null).Select(execution => new Thing("result", execution.ResultDigest!.Value.ToString(), runId))], Limit);

    /// <summary>From the report where there is one; a run that died has only what the index knows.</summary>
    private IEnumerable<Thing> ResultsOf(Thing execution)
    {
        var digest = Reported(execution.RunId!).FirstOrDefault(entry => entry.Identity.Id == execution.Id)?.ResultDigest?.ToString()
            ?? reader.Index.ExecutionsOf(execution.RunId!, options.Most).Items.FirstOrDefault(line => line.Plugin == execution.Id)?.ResultDigest;
        return digest is null ? [] : [new("result", digest, execution.RunId)];
    }

    private IEnumerable<Thing> FindingsOf(Thing result)
    {
        var plugins = Giving(result.RunId!, result.Id).Select(execution => execution.Id).ToHashSet(StringComparer.Ordinal);
        return Findings(result.RunId!).Where(finding => plugins.Contains(finding.Plugin)).Select(finding => Found(finding.FindingId.ToString(), result.RunId!));
    }

    private IEnumerable<Thing> ResultOf(Thing finding) => Findings(finding.RunId!).Where(found => found.FindingId.ToString() == finding.Id).Take(1)
        .SelectMany(found => ResultsOf(new Thing("execution", found.Plugin, finding.RunId)));

    private IEnumerable<Thing> Granted(string columnObject) =>
        from dataset in reader.WithColumn(columnObject)
        let names = dataset.Columns.Where(column => column.Object.ToString() == columnObject).Select(column => column.Name).ToHashSet(StringComparer.Ordinal)
        from run in Runs(dataset.DatasetVersionId).Items
        from execution in Reported(run.Id)
        where execution.Columns.Any(names.Contains)
        select new Thing("execution", execution.Identity.Id, run.Id);

    /// <param name="plugin">Files of this plugin; null for those of the run as a whole.</param>
    private List<Thing> Artifacts(string runId, string? plugin) =>
        [.. reader.Artifacts(runId).Where(artifact => PluginOf(artifact.Path) == plugin).Select(artifact => new Thing("artifact", artifact.Path, runId))];

    private static string? PluginOf(string path) => path.Split('/') switch
    {
        ["artifacts", var id, ..] => id,
        ["requests" or "responses" or "settings", var file] => Path.GetFileNameWithoutExtension(file),
        ["logs", var file] when file.EndsWith(".log", StringComparison.Ordinal) => file[..^4],
        _ => null,
    };
}
