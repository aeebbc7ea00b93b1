using StatHarness.Core;
using StatHarness.Plugins;

namespace StatHarness.Workbench;

/// <summary>Plugins from arrival to tombstone. Each method is one command; what it refuses is one diagnostic.</summary>
public sealed class PluginInventory
{
    private readonly HarnessSession session;

    internal PluginInventory(HarnessSession session) => this.session = session;

    /// <summary>Every version that is not removed; reads the index, no bundle.</summary>
    public IReadOnlyList<PluginEntry> List(InventoryQuery? query = null) => (query ?? new()).Of(KnownPlugins.Of(session).Entries());

    /// <summary>Checks a folder or zip and keeps it, disabled. The same bytes again change nothing.</summary>
    /// <exception cref="DiagnosticException">It is no package, does not work here, is signed wrongly, or another version is here.</exception>
    public PluginChange Install(string path) => PackageArrival.Install(session, path);

    /// <summary>What a version may do, who made it, and how it is approved.</summary>
    /// <param name="version">Null for the one that waits for a review, else the one in use.</param>
    public PluginReviewSheet Review(string id, string? version = null) => PluginReviewSheet.Of(session, id, version);

    /// <param name="approve">First 8 or more digits of the bundle's digest; or, signed by a trusted publisher, its capabilities.</param>
    /// <exception cref="DiagnosticException">SH7171 (exit 6): it was not approved. SH3213, SH3214, SH7180: a circle, an unknown dependency, one that is not enabled.</exception>
    public PluginChange Enable(string id, string? version = null, string? approve = null) => Switching.Enable(session, id, version, approve);

    /// <exception cref="DiagnosticException">SH7181: an enabled plugin depends on it.</exception>
    public PluginChange Disable(string id) => Switching.Disable(session, id);

    /// <summary>Installs another version beside the one in use, examines it and says how they differ.</summary>
    /// <param name="run">Whether its fixture is run.</param>
    public Task<PluginUpdate> UpdateAsync(string path, bool run = true, CancellationToken cancellationToken = default) => PluginUpdate.OfferAsync(session, path, run, cancellationToken);

    /// <summary>What reports of past runs would say with another version; changes nothing.</summary>
    /// <param name="version">Null for the candidate.</param>
    /// <param name="runs">Run ids; null for the last <paramref name="last"/> finished ones, one a dataset.</param>
    public Task<ImpactReport> SimulateAsync(string id, string? version = null, IReadOnlyList<string>? runs = null, int last = 3, IProgress<string>? progress = null, CancellationToken cancellationToken = default) =>
        Simulation.RunAsync(session, id, version, runs, last, progress, cancellationToken);

    /// <summary>Puts a candidate, or a version that was replaced, into the place of the one in use.</summary>
    public PluginChange Switch(string id, string? version = null, string? approve = null) => Switching.Switch(session, id, version, approve);

    /// <summary>Back to the version that was in use before.</summary>
    public PluginChange Rollback(string id) => Switching.Rollback(session, id);

    /// <summary>Leaves a tombstone; runs that used it still verify.</summary>
    /// <param name="version">Null for all versions.</param>
    public PluginChange Remove(string id, string? version = null, string? reason = null) => Switching.Remove(session, id, version, reason);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PluginHistoryLine> History(string id) => PluginHistoryLine.Of(session, id);

    /// <summary>Whether a plugin, or every one that runs, does what it says.</summary>
    /// <param name="idOrPath">An id, or a package that is not installed; null for every plugin that runs.</param>
    /// <param name="run">False: nothing is computed.</param>
    public Task<DoctorOfPlugins> ExamineAsync(string? idOrPath = null, string? version = null, bool run = true, CancellationToken cancellationToken = default) =>
        DoctorOfPlugins.ExamineAsync(session, idOrPath, version, run, cancellationToken);

    /// <summary>The least that gives the same result on the fixture.</summary>
    /// <param name="write">Whether the manifest is cut down to it; takes the folder of a package.</param>
    public Task<PluginAudit> AuditAsync(string idOrPath, bool write = false, CancellationToken cancellationToken = default) => PluginAudit.RunAsync(session, idOrPath, write, cancellationToken);

    /// <summary>Whose signatures count here.</summary>
    public TrustFile Trust => TrustFile.Load(session.AppData.Root);

    /// <param name="keyFile">PEM of the publisher's public key.</param>
    public TrustFile TrustPublisher(string name, string keyFile) => Saved(Trust.With(name, PublisherKeys.ReadPublic(keyFile)));

    public TrustFile DistrustPublisher(string nameOrFingerprint) => Saved(Trust.Without(nameOrFingerprint));

    private TrustFile Saved(TrustFile trust)
    {
        trust.Save(session.AppData.Root);
        return trust;
    }
}
