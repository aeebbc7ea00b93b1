using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Execution;
using StatHarness.Ingest;
using StatHarness.Plugins;
using StatHarness.Sandbox;
using StatHarness.Sdk.Packages;
using StatHarness.Storage;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>One open appdata with its plugins: the typed API behind every face. Safe to use from one thread at a time.</summary>
public sealed partial class HarnessSession : IDisposable
{
    private readonly Lazy<WorkerPool> pool;
    private Lazy<PluginCatalogue> catalogue;

    private HarnessSession(HarnessOptions options, AppData appData)
    {
        (Options, AppData) = (options, appData);
        catalogue = new(Load);
        pool = new(() => new WorkerPool(options.WorkerPath, Policy, Math.Max(Workers, options.ReadyWorkers)));
    }

    public HarnessOptions Options { get; }

    /// <summary>All plugins, by id; read when first asked for.</summary>
    /// <exception cref="DiagnosticException">A plugin package is broken.</exception>
    public IReadOnlyList<PluginPackage> Plugins => Catalogue.Packages;

    /// <summary>What is installed, and its lifecycle.</summary>
    public PluginInventory Inventory => new(this);

    /// <summary>Version of the harness, such as <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(HarnessSession).Assembly.GetName().Version!.ToString(3);

    /// <summary>What is kept, pinned and removed.</summary>
    public Retention Retention => new(this);

    /// <summary>Backups, durability and checkpoints of the catalogue.</summary>
    public Database Database => new(this);

    /// <summary>The project's settings: what is set, and to change it.</summary>
    public ProjectSettings Settings => new(this);

    /// <summary>Holds off the removal of datasets and objects by others until disposed: for work of several steps, such as ingest, plan and run.</summary>
    public IDisposable Work() => AppData.Work();

    internal AppData AppData { get; }

    internal WorkerPool Pool => pool.Value;

    /// <summary>Plugins at a time, when a run does not say.</summary>
    internal int Workers => Options.Workers ?? HarnessSettings.Of(AppData).Workers ?? Environment.ProcessorCount;

    internal SandboxPolicy Policy => ReferenceEquals(Options.Policy, SandboxPolicy.DenyAll) && HarnessSettings.Of(AppData).Isolation is { } accepted
        ? Options.Policy with { RequiredIsolation = accepted } : Options.Policy;

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

    /// <summary>How far a run came, why it ended and what would finish it, whatever its outcome.</summary>
    /// <param name="id">Run id, or a unique prefix of one.</param>
    /// <exception cref="DiagnosticException">There is none.</exception>
    public RunAttempt FindAttempt(string id) => RunAttempt.Of(this, Row(id));

    /// <summary>A plan that does a crashed, failed or canceled run again; what had a result is reused.</summary>
    /// <param name="retry">Whether a run that completed with errors is wanted as well: what failed is computed again.</param>
    /// <param name="secrets">Secret settings, which no file holds, <c>plugin.key=value</c> each.</param>
    /// <exception cref="DiagnosticException">SH7124, SH7125: it runs still, or is complete. SH7119, exit 6: its inputs changed. SH7123: a secret is needed.</exception>
    public Plan PlanContinuation(string id, bool retry = false, IReadOnlyList<string>? secrets = null) => Continuation.Plan(this, Row(id), retry, secrets ?? []);

    /// <summary>Approves the plan in a file, as it is now.</summary>
    /// <exception cref="DiagnosticException">SH7117: it is none.</exception>
    public PlanApproval ApprovePlan(string path)
    {
        var (plan, digest) = PlanFile.Read(path);
        return AppData.Approvals.Approve(digest, plan.RunFingerprint, Environment.UserName);
    }

    /// <summary>An approved plan, ready to run exactly as approved.</summary>
    /// <param name="dataset">The data as it is now; null for the stored dataset of the plan.</param>
    /// <param name="secrets">Secret settings, which no file holds, <c>plugin.key=value</c> each.</param>
    /// <exception cref="DiagnosticException">Exit 6. SH7118: not approved. SH7119: an input changed; each is named. SH7123: a secret is needed.</exception>
    public Plan OpenPlan(string path, Dataset? dataset = null, IReadOnlyList<string>? secrets = null) => PlanFile.Open(this, path, dataset, secrets ?? []);

    /// <summary>Whether this installation can do the work; see <see cref="Workbench.Doctor"/>.</summary>
    public DoctorReport Doctor() => Workbench.Doctor.Examine(Options);

    public void Dispose()
    {
        if (pool.IsValueCreated) pool.Value.Dispose();
        AppData.Dispose();
    }

    /// <exception cref="DiagnosticException">SH7130: it was deleted.</exception>
    private RunRow Row(string id) => (id == "latest" ? Retention.Latest(AppData) : Retention.FindRun(AppData, id)) ?? throw WorkbenchDiagnostics.UnknownRun(id);

    /// <summary>After a change of what is enabled.</summary>
    internal void ForgetPlugins() => catalogue = new(Load);

    /// <summary>The same datasets, caches and history with other plugins; what runs there is recorded nowhere else.</summary>
    internal HarnessSession Fork(string folder, PluginCatalogue plugins) =>
        new(Options with { AppData = folder, State = new(() => CatalogueTables.Bytes(AppData)) }, AppData.Fork(folder)) { catalogue = new(plugins) };

    private PluginCatalogue Load()
    {
        var loaded = InstalledCatalogue.Load(AppData, Options.ShippedPlugins, Options.PluginFolders);
        IReadOnlyList<Diagnostic> problems = [.. loaded.Broken.SelectMany(package => package.Problems), .. loaded.Problems];
        return problems.Count == 0 ? loaded : throw WorkbenchDiagnostics.BrokenPlugins(problems);
    }

    internal EnvironmentRecord MeasureEnvironment() =>
        EnvironmentFacts.Measure(Options.WorkerPath, Version, HarnessJson.Node(Policy.RequiredIsolation).GetValue<string>(), Options.StaticCheck);
}
