using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Execution;
using StatHarness.Ingest;
using StatHarness.Plugins;
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

    /// <summary>What is kept, pinned and removed.</summary>
    public Retention Retention => new(this);

    /// <summary>Backups, durability and checkpoints of the catalogue.</summary>
    public Database Database => new(this);

    /// <summary>Holds off the removal of datasets and objects by others until disposed: for work of several steps, such as ingest, plan and run.</summary>
    public IDisposable Work() => AppData.Work();

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

    /// <exception cref="DiagnosticException">SH7131: there was one, and it was deleted.</exception>
    public Dataset? TryFindDataset(string id) => AppData.Datasets.Find(id) is { } record ? new Dataset(this, record, Reused: true, Arrival: null)
        : AppData.Tombstones.OfDataset(id) is { } deleted ? throw RetentionProblems.DatasetDeleted(deleted) : null;

    /// <summary>All runs, the newest first; deleted ones say so.</summary>
    public IReadOnlyList<RunSummary> Runs() => RunSummary.All(AppData);

    /// <param name="id">Run id, a unique prefix of one, or <c>latest</c>.</param>
    /// <exception cref="DiagnosticException">There is none.</exception>
    public Run FindRun(string id) => Run.Find(this, id);

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
