using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting.Formats.V1;

/// <summary>
/// <c>report.json</c>. Everything outside <paramref name="Run"/> is a function of data, settings, plugins and seed:
/// the same bytes on any machine, hashed as <c>run.report_hash</c>.
/// </summary>
/// <param name="Executions">By plugin id.</param>
/// <param name="Findings">Ranked for people: severity, measured before modeled, q, finding id.</param>
/// <param name="Results">Plugin id → its output, figures and tables.</param>
public sealed record ReportRecord(
    int SchemaVersion,
    string HarnessVersion,
    RunOutcome Outcome,
    ReportDataset Dataset,
    ReportSummary Summary,
    IReadOnlyList<ReportExecution> Executions,
    IReadOnlyList<Finding> Findings,
    IReadOnlyDictionary<string, ReportResult> Results,
    Multiplicity Multiplicity,
    ReportProvenance Provenance,
    ReportRun Run);

/// <param name="Truncated">Not null: all of the report is of the part of the file that was read.</param>
public sealed record ReportDataset(Digest DataHash, long Rows, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<RoleRecord> Roles, TruncationRecord? Truncated);

public sealed record ReportColumn(string Name, int Index, ColumnType Type, long Nulls, Digest Object);

/// <param name="BySeverity">Severity name → number of findings.</param>
/// <param name="ByOutcome">Execution outcome → number of plugins.</param>
public sealed record ReportSummary(int Plugins, int Findings, IReadOnlyDictionary<string, int> BySeverity, IReadOnlyDictionary<string, int> ByOutcome);

/// <param name="Justification">Why this outcome: what was examined, missing, exceeded, violated.</param>
/// <param name="Remedy">What the reader can do; null when nothing is wrong.</param>
/// <param name="ResultDigest">Digest of the plugin's result; null when there is none.</param>
public sealed record ReportExecution(
    PluginIdentity Identity,
    string Name,
    string Type,
    ExecutionOutcome Outcome,
    string Justification,
    string? Remedy,
    Exactness? LookedAt,
    JsonObject? Detectable,
    IReadOnlyDictionary<string, RoleUse> Roles,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> Capabilities,
    Digest SettingsHash,
    string Seed,
    Digest? ResultDigest,
    IReadOnlyList<string> Warnings);

public sealed record ReportResult(JsonObject Output, IReadOnlyList<Figure> Figures, IReadOnlyList<ResultTable> Tables);

/// <summary>Every p value of the run: Benjamini–Hochberg inside a family, Benjamini–Bogomolov across.</summary>
public sealed record Multiplicity(string Method, double Level, IReadOnlyList<TestFamily> Families);

public sealed record TestFamily(string Family, int Tests, int Rejected, double SmallestP, bool Selected);

/// <param name="Settings">Plugin id → effective settings, secrets redacted.</param>
public sealed record ReportProvenance(
    string Seed,
    Digest SettingsHash,
    IReadOnlyDictionary<string, JsonObject> Settings,
    string RunManifestPath,
    string EvaluationPath,
    string PlanPath);

/// <summary>What varies between runs of the same work.</summary>
/// <param name="ReportHash">Digest of the canonical report without <c>run</c>.</param>
public sealed record ReportRun(
    string RunId,
    Digest RunFingerprint,
    Digest EnvironmentHash,
    Digest ReportHash,
    string DatasetVersionId,
    SourceRecord Source,
    LedgerRecord Ledger,
    IReadOnlyList<TrapRecord> Traps,
    PiiRecord Pii,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    double DurationMs,
    int Workers,
    string Host,
    IReadOnlyList<RunExecution> Executions,
    IReadOnlyList<string> Warnings);

/// <param name="Isolation">full, reduced, process_only, or none when nothing ran.</param>
/// <param name="CachedFrom">Run id whose result was reused.</param>
/// <param name="Reasons">Why the result was or was not reused, in order.</param>
/// <param name="ReadBytes">Through read calls of the worker; mapped columns are not among them. Null when nothing ran, or the system does not tell.</param>
/// <param name="WrittenBytes">Through write calls, the response among them.</param>
public sealed record RunExecution(
    string Plugin,
    ExecutionOutcome Outcome,
    bool Cached,
    string? CachedFrom,
    IReadOnlyList<string> Reasons,
    string Isolation,
    DateTimeOffset? StartedAt,
    double WaitedMs,
    double DurationMs,
    double CpuMs,
    long PeakRssBytes,
    long? ReadBytes,
    long? WrittenBytes,
    IReadOnlyList<RunViolation> Violations)
{
    /// <summary>What it was allowed; null in reports of before this was recorded.</summary>
    public PluginBudget? Budget { get; init; }
}

public sealed record RunViolation(string Syscall, string? Target, string Action, int Count);
