using System.Text.Json;
using Microsoft.Data.Sqlite;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Sdk;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Storage;

/// <summary>Runs: a row from the first moment, a partial directory while they last, a published directory when they are done.</summary>
public sealed class RunStore
{
    private const string Columns = "run_id, run_fingerprint, dataset_version_id, data_hash, state, report_hash, started_at, finished_at, file_name, manifest_sha256, continues, why, lease";

    private readonly string _root;
    private readonly StateDatabase _state;
    private readonly Lease _lease;

    internal RunStore(string root, StateDatabase state, Lease lease)
    {
        _root = root;
        _state = state;
        _lease = lease;
    }

    /// <summary>Records the run as running under this process's lease, then makes its directory with the manifest in it.</summary>
    public RunDirectory Begin(RunManifest manifest)
    {
        var node = ManifestFormat.Node(manifest);
        var text = CanonicalJson.Text(node);
        _state.Write(sql =>
        {
            sql.Execute(
                "INSERT INTO runs (run_id, run_fingerprint, dataset_version_id, data_hash, state, lease, started_at, file_name, manifest, continues) VALUES (?1, ?2, ?3, ?4, 'running', ?5, ?6, ?7, ?8, ?9)",
                manifest.RunId, manifest.RunFingerprint.ToString(), manifest.Dataset.DatasetVersionId, manifest.Dataset.DataHash.ToString(), _lease.Name, Statements.Stamp(manifest.CreatedAt), manifest.Dataset.FileName,
                text, manifest.StartedBy.Continues);
            sql.Event(manifest.CreatedAt, "run_started", manifest.RunId);
            return true;
        });
        var directory = new RunDirectory(PartialPath(manifest.RunId), manifest.RunId);
        Directory.CreateDirectory(directory.Path);
        directory.WriteJson(RunDirectory.ManifestName, node);
        // The manifest comes first, and is there after power loss too.
        directory.Flush();
        return directory;
    }

    /// <summary>Completes the manifest, renames the directory, commits: in this order, so that the next open can finish what a crash cut off.</summary>
    public RunRow Complete(RunDirectory run, RunManifest manifest)
    {
        Publish(run, manifest);
        return Commit(manifest);
    }

    /// <summary>Everything of <see cref="Complete"/> but the commit.</summary>
    internal void Publish(RunDirectory run, RunManifest manifest)
    {
        run.WriteJson(RunDirectory.ManifestName, ManifestFormat.Node(manifest));
        run.Flush();
        AtomicFile.Publish(run.Path, PublishedPath(run.RunId));
    }

    /// <summary>
    /// Marks a run that ended without a report; its partial directory stays for whoever looks for the cause. A run whose directory is published
    /// already has its report, whatever went wrong after that: it is completed.
    /// </summary>
    public void Abandon(string runId, RunOutcome outcome, string why)
    {
        if (Published(runId) is { } manifest) Commit(manifest);
        else _state.Write(sql => Close(sql, runId, outcome, null, _state.Time.GetUtcNow(), why));
    }

    /// <summary>The newest run of this fingerprint that completed without a fault and whose directory is there.</summary>
    public RunRow? FindCompleted(Digest runFingerprint) =>
        _state.Read(sql => sql.Query($"SELECT {Columns} FROM runs WHERE run_fingerprint = ?1 AND state = 'completed' ORDER BY started_at DESC, run_id DESC", Row, runFingerprint.ToString()))
            .FirstOrDefault(row => File.Exists(Path.Combine(row.Directory, "report.json")));

    /// <summary>The manifest as it was when the run began: kept in the catalogue, whatever became of the directory.</summary>
    /// <exception cref="DiagnosticException">SH4009: a run of an earlier version, which kept it in the directory only, and that cannot be read.</exception>
    public RunManifest ManifestOf(RunRow run) => _state.Read(sql => sql.Query("SELECT manifest FROM runs WHERE run_id = ?1", row => row.IsDBNull(0) ? null : row.GetString(0), run.RunId)).FirstOrDefault() is { } text
        ? HarnessJson.Read<RunManifest>(System.Text.Encoding.UTF8.GetBytes(text))
        : ReadManifest(run.Directory);

    /// <summary>What was executed in a run so far, in the order in which it ended.</summary>
    public IReadOnlyList<ExecutionRow> ExecutionsOf(string runId) => _state.Read(sql => sql.Query(
        "SELECT plugin, outcome, cached, duration_ms FROM executions WHERE run_id = ?1 ORDER BY id", row => new ExecutionRow(row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetDouble(3)), runId));

    /// <summary>The runs that continue one, the oldest first.</summary>
    public IReadOnlyList<RunRow> Continuing(string runId) => _state.Read(sql => sql.Query($"SELECT {Columns} FROM runs WHERE continues = ?1 ORDER BY started_at, run_id", Row, runId));

    /// <summary>Who runs it; null when it has ended.</summary>
    public RunOwner? OwnerOf(RunRow run) => run.Outcome is null ? _lease.OwnerOf(run.Lease) : null;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<RunRow> List() => _state.Read(sql => sql.Query($"SELECT {Columns} FROM runs ORDER BY started_at DESC, run_id DESC", Row));

    /// <param name="idOrPrefix">A run id, the beginning of one, or <c>latest</c> for the newest with a report.</param>
    /// <exception cref="DiagnosticException">SH4008: it begins several.</exception>
    public RunRow? Find(string idOrPrefix)
    {
        if (idOrPrefix == "latest") return List().FirstOrDefault(row => row.IsComplete);
        if (idOrPrefix.Length == 0) return null;
        var found = _state.Read(sql => sql.Query($"SELECT {Columns} FROM runs WHERE substr(run_id, 1, length(?1)) = ?1 ORDER BY run_id LIMIT 5", Row, idOrPrefix));
        return found.Count <= 1 ? found.FirstOrDefault() : throw StorageDiagnostics.Ambiguous("run", idOrPrefix, found.Select(row => row.RunId));
    }

    /// <exception cref="DiagnosticException">SH4009: there is none or it cannot be read.</exception>
    public static RunManifest ReadManifest(string directory)
    {
        var path = Path.Combine(directory, RunDirectory.ManifestName);
        try
        {
            return HarnessJson.Read<RunManifest>(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw StorageDiagnostics.CardUnreadable(path, e);
        }
    }

    /// <summary>Closes runs whose owner is gone: completed when their directory was published, else crashed.</summary>
    internal void Recover(Func<string, bool> leaseIsHeld)
    {
        var open = _state.Read(sql => sql.Query("SELECT run_id, lease FROM runs WHERE state = 'running' ORDER BY run_id", row => (Id: row.GetString(0), Lease: row.GetString(1))));
        foreach (var (id, lease) in open)
        {
            if (lease == _lease.Name || leaseIsHeld(lease)) continue;
            Abandon(id, RunOutcome.Crashed, "Its process ended before the run did.");
        }
    }

    /// <summary>The manifest of a run that was published but not committed; null when it was not, or what is there is not whole.</summary>
    private RunManifest? Published(string id)
    {
        try
        {
            return Directory.Exists(PublishedPath(id)) && ReadManifest(PublishedPath(id)) is { Completion: not null } manifest ? manifest : null;
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    private RunRow Commit(RunManifest manifest)
    {
        var end = manifest.Completion ?? throw new System.Diagnostics.UnreachableException("A run completes with a completion.");
        var digest = Digest.Of(File.ReadAllBytes(Path.Combine(PublishedPath(manifest.RunId), RunDirectory.ManifestName)));
        _state.Write(sql =>
        {
            RunMetrics.Record(sql, manifest, end, _state.Time);
            return Close(sql, manifest.RunId, end.Outcome, end.ReportHash, end.FinishedAt, "", digest);
        });
        return Find(manifest.RunId)!;
    }

    private static bool Close(Statements sql, string runId, RunOutcome outcome, Digest? reportHash, DateTimeOffset at, string why, Digest? manifest = null)
    {
        // Only an open run is closed: of two processes that recover at once, one does it.
        var closed = sql.Execute("UPDATE runs SET state = ?2, report_hash = ?3, finished_at = ?4, why = ?5, manifest_sha256 = ?6 WHERE run_id = ?1 AND state = 'running'",
            runId, NameOf(outcome), reportHash?.ToString(), Statements.Stamp(at), why, manifest?.ToString()) > 0;
        if (closed) sql.Event(at, "run_" + NameOf(outcome), runId, new System.Text.Json.Nodes.JsonObject { ["why"] = why }.ToJsonString(HarnessJson.Options));
        return closed;
    }

    private RunRow Row(SqliteDataReader row)
    {
        var published = PublishedPath(row.GetString(0));
        return new RunRow(
            row.GetString(0), Digest.Parse(row.GetString(1)), row.GetString(2), Digest.Parse(row.GetString(3)), OutcomeOf(row.GetString(4)),
            row.IsDBNull(5) ? null : Digest.Parse(row.GetString(5)),
            Statements.At(row.GetString(6)), row.IsDBNull(7) ? null : Statements.At(row.GetString(7)),
            row.GetString(8), Directory.Exists(published) ? published : PartialPath(row.GetString(0)))
        {
            ManifestDigest = row.IsDBNull(9) ? null : Digest.Parse(row.GetString(9)),
            Continues = row.IsDBNull(10) ? null : row.GetString(10),
            Why = row.GetString(11),
            Lease = row.GetString(12),
        };
    }

    private string PublishedPath(string runId) => Path.Combine(_root, runId);

    private string PartialPath(string runId) => Path.Combine(_root, ".partial-" + runId);

    private static string NameOf(RunOutcome outcome) => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString());

    internal static RunOutcome? OutcomeOf(string state) => state == "running" ? null : Enum.Parse<RunOutcome>(state.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
