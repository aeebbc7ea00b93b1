using StatHarness.Ingest;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

/// <summary>The typed API as cells see it: <see cref="HarnessSession"/>, with relative paths counted from the notebook.</summary>
public sealed class NotebookHarness
{
    private readonly Lazy<HarnessSession> session;
    private readonly NotebookPaths paths;

    internal NotebookHarness(Lazy<HarnessSession> session, NotebookPaths paths) => (this.session, this.paths) = (session, paths);

    /// <summary>The engine itself; opened on first use.</summary>
    public HarnessSession Session => session.Value;

    /// <inheritdoc cref="HarnessSession.IngestAsync(string, IngestOptions?, IProgress{IngestProgress}?, CancellationToken)"/>
    public Task<Dataset> IngestAsync(string path, IngestOptions? options = null, CancellationToken cancellationToken = default) =>
        Session.IngestAsync(Locate(path), options, progress: null, cancellationToken);

    /// <inheritdoc cref="HarnessSession.IngestAsync(TableSource, IngestOptions?, IProgress{IngestProgress}?, CancellationToken)"/>
    public Task<Dataset> IngestAsync(TableSource source, IngestOptions? options = null, CancellationToken cancellationToken = default) =>
        Session.IngestAsync(source, options, progress: null, cancellationToken);

    /// <inheritdoc cref="HarnessSession.FindDataset"/>
    public Dataset FindDataset(string id) => Session.FindDataset(id);

    /// <inheritdoc cref="HarnessSession.FindRun"/>
    public Run FindRun(string id) => Session.FindRun(id);

    /// <inheritdoc cref="HarnessSession.Doctor"/>
    public DoctorReport Doctor() => Session.Doctor();

    /// <summary>Where a relative path leads: beside the notebook, else in the current directory.</summary>
    public string Locate(string path) => paths.Resolve(path);
}
