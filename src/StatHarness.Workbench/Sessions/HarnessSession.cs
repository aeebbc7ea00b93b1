using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Execution;
using StatHarness.Ingest;
using StatHarness.Plugins;
using StatHarness.Provenance;
using StatHarness.Sdk.Packages;
using StatHarness.Storage;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>One open appdata with its plugins: the typed API behind every face. Safe to use from one thread at a time.</summary>
public sealed class HarnessSession : IDisposable
{
    private readonly Lazy<PluginCatalogue> catalogue;

    private HarnessSession(HarnessOptions options, AppData appData)
    {
        (Options, AppData) = (options, appData);
        catalogue = new(Load);
    }

    public HarnessOptions Options { get; }

    /// <summary>All plugins, by id; read when first asked for.</summary>
    /// <exception cref="DiagnosticException">A plugin package is broken.</exception>
    public IReadOnlyList<PluginPackage> Plugins => Catalogue.Packages;

    /// <summary>Version of the harness, such as <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(HarnessSession).Assembly.GetName().Version!.ToString(3);

    internal AppData AppData { get; }

    internal PluginCatalogue Catalogue => catalogue.Value;

    /// <exception cref="DiagnosticException">The appdata cannot be opened.</exception>
    public static HarnessSession Open(HarnessOptions options) => new(options, AppData.Open(Path.GetFullPath(options.AppData), options.Time));

    /// <summary>Reads a file into a dataset; the same bytes with the same options are not parsed again.</summary>
    /// <exception cref="DiagnosticException">Bad input; nothing was stored.</exception>
    public Task<Dataset> IngestAsync(string path, IngestOptions? options = null, IProgress<IngestProgress>? progress = null, CancellationToken cancellationToken = default) =>
        IngestAsync(TableSource.OfFile(path), options, progress, cancellationToken);

    /// <inheritdoc cref="IngestAsync(string, IngestOptions?, IProgress{IngestProgress}?, CancellationToken)"/>
    public Task<Dataset> IngestAsync(TableSource source, IngestOptions? options = null, IProgress<IngestProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Ingestion.Ingest(this, source, options ?? IngestOptions.Default, progress, cancellationToken), cancellationToken);

    /// <param name="id">Dataset version id, data hash, raw sha256, or a unique prefix of one.</param>
    /// <exception cref="DiagnosticException">There is none.</exception>
    public Dataset FindDataset(string id) => TryFindDataset(id) ?? throw WorkbenchDiagnostics.UnknownDataset(id);

    public Dataset? TryFindDataset(string id) => AppData.Datasets.Find(id) is { } record ? new Dataset(this, record, Reused: true, Arrival: null) : null;

    /// <summary>All runs, the newest first.</summary>
    public IReadOnlyList<RunSummary> Runs() => [.. AppData.Runs.List().Select(RunSummary.Of)];

    /// <param name="id">Run id, a unique prefix of one, or <c>latest</c>.</param>
    /// <exception cref="DiagnosticException">There is none.</exception>
    public Run FindRun(string id) => Run.Find(this, id);

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
    public DiagnosticsBundle ExportDiagnostics(string id, string? path = null, bool masked = false) => BundleWriting.Write(this, id, path, masked);

    /// <summary>Compares recorded durations and report hashes with a baseline.</summary>
    /// <param name="baseline">The file; with <paramref name="update"/> it is written.</param>
    /// <param name="threshold">How many times slower is too slow.</param>
    /// <param name="newest">Executions of each plugin and dataset whose median counts.</param>
    /// <exception cref="DiagnosticException">The baseline cannot be read, or has nothing in common with what is stored.</exception>
    public RegressionGate Gate(string baseline, double threshold = 1.5, int newest = 7, bool update = false) => RegressionGate.Of(this, baseline, threshold, newest, update);

    /// <summary>Whether this installation can do the work; see <see cref="Workbench.Doctor"/>.</summary>
    public DoctorReport Doctor() => Workbench.Doctor.Examine(Options);

    public void Dispose() => AppData.Dispose();

    private PluginCatalogue Load()
    {
        var loaded = PluginCatalogue.Load([Options.ShippedPlugins, .. Options.PluginFolders]);
        IReadOnlyList<Diagnostic> problems = [.. loaded.Broken.SelectMany(package => package.Problems), .. loaded.Problems];
        return problems.Count == 0 ? loaded : throw WorkbenchDiagnostics.BrokenPlugins(problems);
    }

    internal EnvironmentRecord MeasureEnvironment() =>
        EnvironmentFacts.Measure(Options.WorkerPath, Version, HarnessJson.Node(Options.Policy.RequiredIsolation).GetValue<string>(), Options.StaticCheck);
}
