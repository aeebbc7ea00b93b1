using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>The document on its way through a session.</summary>
internal sealed class NotebookWalk(NotebookDocument document, string path)
{
    private readonly OutputRecorder recorder = new();
    private readonly Dictionary<int, Func<IReadOnlyList<CellOutput>>> outputs = [];
    private readonly List<NotebookCell> cells = [.. document.Cells.Select(Cleared)];
    private CellOutcome? end;
    private int? endedAt;
    private int started;

    public NotebookDocument Document => document with
    {
        Cells = [.. cells.Select((cell, i) => outputs.TryGetValue(i, out var recorded) ? cell with { Outputs = recorded() } : cell)],
    };

    private int Total => cells.Count(IsRun);

    public async Task RunAsync(NotebookSession session, IProgress<CellProgress>? progress, CancellationToken cancellationToken)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (!IsRun(cells[i])) continue;
            if (end is not null)
            {
                cells[i] = Marked(cells[i], "not_run");
                continue;
            }
            progress?.Report(new(started, Total, i + 1, "running"));
            started++;
            var outcome = await RunAsync(session, i, cancellationToken).ConfigureAwait(false);
            var state = outcome.Status.ToString().ToLowerInvariant();
            progress?.Report(new(started, Total, i + 1, state));
            if (outcome.Status == CellStatus.Ok) continue;
            (end, endedAt) = (outcome, i + 1);
            cells[i] = Marked(cells[i], state);
        }
    }

    public HeadlessOutcome Outcome(string notebook, string output) =>
        new(notebook, output, started, Total, endedAt, end?.Diagnostic, end?.Exit ?? ExitCode.Ok);

    private async Task<CellOutcome> RunAsync(NotebookSession session, int index, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}, cell {index + 1}");
        var (emit, recorded) = recorder.NewCell();
        outputs[index] = recorded;
        try
        {
            var outcome = await session.ExecuteAsync(new(cells[index].Source, cells[index].Language, name), emit, cancellationToken).ConfigureAwait(false);
            cells[index] = cells[index] with { ExecutionCount = outcome.ExecutionCount };
            return outcome;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new(CellStatus.Canceled, session.ExecutionCount, NotebookDiagnostics.Canceled(new Place(name)), ExitCode.Canceled);
        }
    }

    private static bool IsRun(NotebookCell cell) => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source);

    private static NotebookCell Cleared(NotebookCell cell)
    {
        if (cell.Kind != CellKind.Code) return cell;
        var metadata = (JsonObject)cell.Metadata.DeepClone();
        metadata.Remove(HeadlessRun.StateKey);
        return cell with { Outputs = [], ExecutionCount = null, Metadata = metadata };
    }

    private static NotebookCell Marked(NotebookCell cell, string state)
    {
        var metadata = (JsonObject)cell.Metadata.DeepClone();
        metadata[HeadlessRun.StateKey] = new JsonObject { ["state"] = state };
        return cell with { Metadata = metadata };
    }
}
