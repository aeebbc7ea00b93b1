using StatHarness.Core;
using StatHarness.Provenance;

namespace StatHarness.Workbench;

/// <summary>Looking at what ran.</summary>
public sealed partial class HarnessSession
{
    /// <summary>What a run and its plugins logged; also of a run that did not end well.</summary>
    /// <param name="id">Run id, a unique prefix of one, or <c>latest</c>.</param>
    /// <exception cref="DiagnosticException">There is none.</exception>
    public RunLogs Logs(string id) => RunLogs.Find(this, id);

    /// <summary>Times to first result and report, rates of failure, retry and correction.</summary>
    /// <param name="last">How many of the newest runs that have ended.</param>
    public Metrics Metrics(int last = 50) => Workbench.Metrics.Of(this, last);

    /// <summary>Where something came from and what came of it.</summary>
    /// <param name="id">Id or digest of a run, dataset, upload, column, result, report or finding, or the beginning of one.</param>
    /// <exception cref="DiagnosticException">There is no such thing, or several.</exception>
    public Trace Trace(string id, LineageOptions? options = null) => Workbench.Trace.Of(this, id, options ?? new LineageOptions());

    /// <summary>Writes everything of a run into one zip file; also of a run that did not end well.</summary>
    /// <param name="id">Run id, a unique prefix of one, or <c>latest</c>.</param>
    /// <param name="path">The file; null for <c>diagnostics-&lt;run&gt;.zip</c> in the current folder.</param>
    /// <param name="masked">Without values of personal columns and without cells; checked before it is written.</param>
    /// <exception cref="DiagnosticException">There is no such run, or the file cannot be written.</exception>
    public DiagnosticsDossier ExportDiagnostics(string id, string? path = null, bool masked = false) => DossierWriting.Write(this, id, path, masked);

    /// <summary>Compares recorded durations and report hashes with a baseline.</summary>
    /// <param name="baseline">The file; with <paramref name="update"/> it is written.</param>
    /// <param name="threshold">How many times slower is too slow.</param>
    /// <param name="newest">Executions of each plugin and dataset whose median counts.</param>
    /// <exception cref="DiagnosticException">The baseline cannot be read, or has nothing in common with what is stored.</exception>
    public RegressionGate Gate(string baseline, double threshold = 1.5, int newest = 7, bool update = false) => RegressionGate.Of(this, baseline, threshold, newest, update);
}
