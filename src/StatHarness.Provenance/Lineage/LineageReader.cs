using StatHarness.Core;
using StatHarness.Data.Formats.V1;
using StatHarness.Reporting;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Storage;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Provenance;

/// <summary>Reads the records that lineage rests on, each once.</summary>
internal sealed class LineageReader(AppData appData)
{
    private readonly Dictionary<string, RunRow?> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReportRecord?> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<ArtifactRecord>> _artifacts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DatasetRecord?> _datasets = new(StringComparer.Ordinal);

    public LineageIndex Index => appData.Lineage;

    public string Root => appData.Root;

    public RunRow? Row(string runId) => Once(_rows, runId, appData.Runs.Find);

    public DatasetRecord? Dataset(string id) => Once(_datasets, id, appData.Datasets.Find);

    /// <summary>Null when there is none, or when it was changed: then nothing is said about it here.</summary>
    public ReportRecord? Report(string runId) => Once(_reports, runId, id =>
    {
        if (Row(id) is not { IsComplete: true } row) return null;
        try
        {
            return ReportReader.Read(File.ReadAllBytes(Path.Combine(row.Directory, "report.json")));
        }
        catch (Exception e) when (e is DiagnosticException or IOException)
        {
            return null;
        }
    });

    public IReadOnlyList<ArtifactRecord> Artifacts(string runId) => Once(_artifacts, runId, id =>
    {
        try
        {
            return Row(id) is { IsComplete: true } row ? RunStore.ReadManifest(row.Directory).Completion?.Artifacts ?? [] : [];
        }
        catch (DiagnosticException)
        {
            return [];
        }
    });

    /// <summary>Datasets that hold a column object.</summary>
    public IReadOnlyList<DatasetRecord> WithColumn(string prefix) =>
        [.. appData.Datasets.List().Where(dataset => dataset.Columns.Any(column => column.Object.ToString().StartsWith(prefix, StringComparison.Ordinal)))];

    /// <summary>Newest runs with a report.</summary>
    public IEnumerable<RunRow> Reported(int limit) => appData.Runs.List().Where(row => row.IsComplete).Take(limit);

    private static T Once<T>(Dictionary<string, T> known, string id, Func<string, T> read)
    {
        if (!known.TryGetValue(id, out var value)) known[id] = value = read(id);
        return value;
    }
}
