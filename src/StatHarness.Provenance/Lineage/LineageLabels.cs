using System.Globalization;

namespace StatHarness.Provenance;

/// <summary>What a person reads of a thing, and the file that holds it.</summary>
internal sealed class LineageLabels(LineageReader reader)
{
    public string Label(Thing thing) => thing.Kind switch
    {
        "upload" => Upload(thing.Id),
        "dataset" => reader.Dataset(thing.Id) is { } dataset ? string.Create(CultureInfo.InvariantCulture, $"{dataset.Source.FileName}, {dataset.Rows:N0} rows × {dataset.Columns.Count} columns, data {dataset.DataHash.Abbreviated}") : "its card is gone",
        "column" => reader.WithColumn(thing.Id).SelectMany(dataset => dataset.Columns).FirstOrDefault(column => column.Object.ToString() == thing.Id)?.Name ?? "",
        "run" => reader.Row(thing.Id) is { } row ? $"{(row.Outcome is { } outcome ? Snake(outcome.ToString()) : "running")}, {row.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}" : "",
        "execution" => Execution(thing),
        "finding" => reader.Report(thing.RunId!)?.Findings.FirstOrDefault(finding => finding.FindingId.ToString() == thing.Id) is { } found ? $"{Snake(found.Severity.ToString())}, {found.Kind}: {found.Statement}" : "",
        "artifact" => reader.Artifacts(thing.RunId!).FirstOrDefault(artifact => artifact.Path == thing.Id) is { } file ? string.Create(CultureInfo.InvariantCulture, $"{file.SizeBytes:N0} bytes, sha256 {file.Sha256.Abbreviated}") : "",
        _ => "",
    };

    /// <summary>Relative to appdata.</summary>
    public string? PathOf(Thing thing) => thing.Kind switch
    {
        "upload" => $"uploads/by-sha/{thing.Id}/raw",
        "dataset" => reader.Dataset(thing.Id) is { } dataset ? $"datasets/{dataset.DataHash}/dataset.json" : null,
        "column" or "result" => $"objects/{thing.Id[..2]}/{thing.Id}",
        "run" => Directory(thing.Id),
        "artifact" => $"{Directory(thing.RunId!)}/{thing.Id}",
        "report" or "finding" when thing.RunId is { } run => $"{Directory(run)}/report.json",
        _ => null,
    };

    private string Upload(string raw)
    {
        var seen = reader.Index.Instances(raw, 3);
        var names = string.Join(", ", seen.Items.Select(instance => instance.FileName).Distinct(StringComparer.Ordinal));
        return $"{names}, given {(seen.Total == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{seen.Total} times"))}";
    }

    private string Execution(Thing thing)
    {
        if (reader.Index.ExecutionsOf(thing.RunId!, 1000).Items.FirstOrDefault(line => line.Plugin == thing.Id) is not { } line) return "";
        return line.Outcome + (line.Cached ? $", result from run {line.ComputedBy ?? "unknown"}" : "");
    }

    private string? Directory(string runId) => reader.Row(runId) is { } row ? Path.GetRelativePath(reader.Root, row.Directory).Replace('\\', '/') : null;

    private static string Snake(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
