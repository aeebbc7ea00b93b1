using StatHarness.Core;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

/// <summary>Runs every code cell in order, without a front-end, and stops at the first that fails.</summary>
public static class HeadlessRun
{
    /// <summary>Key of cell metadata that says <c>failed</c>, <c>canceled</c> or <c>not_run</c>; cells that ran well carry nothing.</summary>
    internal const string StateKey = "stat_harness";

    /// <summary>Writes a copy with outputs. The notebook itself is not touched.</summary>
    /// <param name="output">An <c>.ipynb</c> file; null: <c>&lt;name&gt;.out.ipynb</c> beside the notebook.</param>
    /// <param name="harness">Stays the caller's.</param>
    /// <exception cref="DiagnosticException">The notebook cannot be read, or the outputs could not be written there. Nothing was run.</exception>
    public static Task<HeadlessOutcome> RunAsync(
        string notebook, string? output, HarnessSession harness, IProgress<CellProgress>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync(notebook, output ?? Beside(notebook), inPlace: false, folder => new NotebookSession(harness, folder), progress, cancellationToken);

    /// <summary>Writes the outputs into the notebook itself, which must be an <c>.ipynb</c>.</summary>
    public static Task<HeadlessOutcome> RunInPlaceAsync(
        string notebook, HarnessSession harness, IProgress<CellProgress>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync(notebook, notebook, inPlace: true, folder => new NotebookSession(harness, folder), progress, cancellationToken);

    internal static async Task<HeadlessOutcome> RunAsync(
        string notebook, string output, bool inPlace, Func<string, NotebookSession> open, IProgress<CellProgress>? progress, CancellationToken cancellationToken)
    {
        var document = NotebookFile.Read(notebook);
        Check(notebook, output, inPlace);
        var walk = new NotebookWalk(document, notebook);
        using (var session = open(Path.GetDirectoryName(Path.GetFullPath(notebook))!))
            await walk.RunAsync(session, progress, cancellationToken).ConfigureAwait(false);
        NotebookFile.Write(output, walk.Document);
        return walk.Outcome(notebook, output);
    }

    private static string Beside(string notebook) => Path.ChangeExtension(notebook, ".out.ipynb");

    private static void Check(string notebook, string output, bool inPlace)
    {
        if (NotebookFile.Kind(output) != ".ipynb") throw NotebookDiagnostics.HoldsNoOutputs(output);
        if (!inPlace && Path.GetFullPath(notebook) == Path.GetFullPath(output)) throw NotebookDiagnostics.WouldOverwrite(output);
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(output)))) throw NotebookDiagnostics.NoFolder(output);
    }
}
