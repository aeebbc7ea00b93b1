using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Sdk.Formats.V1;

/// <summary>One statement about the data, with everything needed to check it.</summary>
/// <param name="FindingId">Digest of plugin id, kind, subject and scope: what the finding is about, not its value or place.</param>
/// <param name="Subject">What it is about: attribute → JSON scalar or array, such as <c>activity: "QEMAIL"</c>.</param>
/// <param name="Attributes">Further facts that are no part of the identity, such as <c>rank</c>.</param>
/// <param name="MeasurementType">measured or modeled.</param>
/// <param name="Value">The headline number; null when there is none, NaN or infinite (then <paramref name="ValueState"/> says which).</param>
/// <param name="Unit">UCUM-like, such as <c>s</c>, <c>rows</c>, <c>1</c>.</param>
/// <param name="Metrics">Further numbers by name, units in the name (<c>excess_wait_seconds</c>).</param>
/// <param name="Confidence">high, medium or low; low caps the severity.</param>
public sealed record Finding(
    Digest FindingId,
    string Plugin,
    string Kind,
    JsonObject Subject,
    string Scope,
    JsonObject Attributes,
    string Statement,
    string MeasurementType,
    Exactness Exactness,
    double? Value,
    string? ValueState,
    string? Unit,
    JsonObject Metrics,
    TestStatistics? Statistics,
    Evidence Evidence,
    Severity Severity,
    string Confidence,
    IReadOnlyList<RoleUse> RolesUsed,
    IReadOnlyList<string> Assumptions,
    IReadOnlyList<string> Caveats,
    ModelContext? Model);

/// <summary>Ordered: a filter <c>&gt;= Medium</c> means medium, high and critical.</summary>
[JsonConverter(typeof(SnakeCase<Severity>))]
public enum Severity
{
    Note,
    Low,
    Medium,
    High,
    Critical,
}

/// <param name="Mode">exact, sampled or approximate.</param>
/// <param name="Bound">Largest error when approximate.</param>
public sealed record Exactness(string Mode, long RowsSeen, long RowsTotal, string? SampleMethod = null, double? Bound = null);

/// <summary>Columns as in R's broom. Absent values are null.</summary>
/// <param name="Family">Family of tests whose false discovery rate is controlled together.</param>
/// <param name="QValue">Set by the harness from the run ledger, never by the plugin.</param>
public sealed record TestStatistics(
    string Test,
    string Family,
    double? Estimate,
    double? StdError,
    double? Statistic,
    double? Df,
    double? PValue,
    double? QValue,
    double? ConfLow,
    double? ConfHigh,
    double? ConfLevel,
    double? EffectSize,
    string? EffectName,
    long N,
    double? NEffective,
    string UnitOfAnalysis);

/// <param name="Rows">At most 200 row indices of the dataset, from 0, in rising order.</param>
/// <param name="RowCount">All of them.</param>
public sealed record Evidence(IReadOnlyList<long> Rows, long RowCount, IReadOnlyList<string> Columns, string? Query);

public sealed record RoleUse(string Role, string Column, string Confidence);

/// <summary>What a modeled finding must state.</summary>
public sealed record ModelContext(string Population, JsonObject Baseline, JsonObject Scenario, JsonObject Delta, JsonObject Backtest);
