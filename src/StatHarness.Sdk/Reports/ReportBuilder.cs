using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Sdk;

/// <summary>
/// Collects findings, output, figures, tables and the verdict of a script. Objects are passed as <c>new { name = value }</c>;
/// names become snake_case, NaN and infinities become null with a sibling <c>name_state</c>.
/// </summary>
public sealed partial class ReportBuilder
{
    internal const int MaxFindings = 10_000;

    private readonly string plugin;
    private readonly int rows;
    private readonly Func<IReadOnlyList<RoleUse>> rolesUsed;
    private readonly Dictionary<string, Finding> findings = new(StringComparer.Ordinal);

    internal ReportBuilder(string plugin, int rows, Func<IReadOnlyList<RoleUse>> rolesUsed)
    {
        (this.plugin, this.rows, this.rolesUsed) = (plugin, rows, rolesUsed);
        lookedAt = new("exact", rows, rows);
    }

    /// <summary>A fact counted or computed from the data.</summary>
    /// <param name="kind">What sort of finding, snake_case, such as <c>peak_concurrency</c>.</param>
    /// <param name="subject">What it is about: <c>("activity", "QEMAIL")</c> or <c>new { activity = "QEMAIL" }</c>; scalars or arrays. With <paramref name="kind"/> and <paramref name="scope"/> its identity, so no measured value belongs here.</param>
    /// <param name="statement">One sentence that stands alone, with number and unit.</param>
    /// <param name="value">Headline number.</param>
    /// <param name="unit">Its unit, such as <c>s</c>, <c>rows</c>, <c>1</c>; required with a value.</param>
    /// <param name="severity">Capped at low when a role it rests on has low confidence.</param>
    /// <param name="metrics">Further numbers, units in the names.</param>
    /// <param name="attributes">Further facts that are no part of the identity.</param>
    /// <param name="scope">Which part of the data, such as <c>dataset</c> or <c>window:close</c>.</param>
    /// <param name="exactness">All rows, exactly, when absent.</param>
    /// <param name="confidence">high, medium or low.</param>
    public Finding Measured(
        string kind,
        object subject,
        string statement,
        double? value = null,
        string? unit = null,
        Severity severity = Severity.Note,
        object? metrics = null,
        object? attributes = null,
        TestStatistics? statistics = null,
        EvidenceRows? evidence = null,
        string scope = "dataset",
        IEnumerable<string>? assumptions = null,
        IEnumerable<string>? caveats = null,
        string confidence = "high",
        Exactness? exactness = null) =>
        Add(new(kind, subject, statement, value, unit, severity, metrics, attributes, statistics, evidence, scope, assumptions, caveats, confidence, exactness), null);

    /// <summary>What a model says: refused unless it states assumptions, scope, baseline and delta (SH3008).</summary>
    /// <param name="scope">Where the model holds; never implied.</param>
    /// <param name="baseline">What is, as measured.</param>
    /// <param name="delta">What changes against the baseline.</param>
    /// <param name="population">Whom it is about.</param>
    /// <param name="scenario">What is supposed.</param>
    /// <param name="backtest">How the model did on known data.</param>
    public Finding Modeled(
        string kind,
        object subject,
        string statement,
        IEnumerable<string> assumptions,
        string scope,
        object baseline,
        object delta,
        string population,
        object? scenario = null,
        object? backtest = null,
        double? value = null,
        string? unit = null,
        Severity severity = Severity.Note,
        object? metrics = null,
        object? attributes = null,
        TestStatistics? statistics = null,
        EvidenceRows? evidence = null,
        IEnumerable<string>? caveats = null,
        string confidence = "medium",
        Exactness? exactness = null)
    {
        var model = new ModelContext(population, JsonOf.Object(baseline, "baseline"), JsonOf.Object(scenario, "scenario"), JsonOf.Object(delta, "delta"), JsonOf.Object(backtest, "backtest"));
        var stated = assumptions.ToList();
        string? missing = stated.Count == 0 ? "its assumptions" : string.IsNullOrWhiteSpace(scope) ? "its scope"
            : model.Baseline.Count == 0 ? "its baseline" : model.Delta.Count == 0 ? "its delta" : string.IsNullOrWhiteSpace(population) ? "its population" : null;
        if (missing is not null) throw SdkDiagnostics.IncompleteModel(plugin, kind, missing);
        return Add(new(kind, subject, statement, value, unit, severity, metrics, attributes, statistics, evidence, scope, stated, caveats, confidence, exactness), model);
    }

    private Finding Add(FindingDraft draft, ModelContext? model)
    {
        var finding = draft.ToFinding(plugin, rows, rolesUsed(), model);
        if (!findings.TryAdd(finding.FindingId.ToString(), finding)) throw SdkDiagnostics.SameFinding(finding.Kind, finding.Subject.ToJsonString());
        if (findings.Count > MaxFindings) throw SdkDiagnostics.TooMuch("findings", MaxFindings);
        return finding;
    }
}
