using StatHarness.Core;
using StatHarness.Planning.Formats.V1;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Scripting;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Execution;

/// <summary>One execution that has ended, however it did.</summary>
/// <param name="Result">There when the outcome is findings, clean or not_applicable by the plugin's own word.</param>
internal sealed record FinishedExecution(PlannedExecution Planned, Verdict Verdict)
{
    public PluginResult? Result { get; init; }

    public Digest? ResultDigest { get; init; }

    public string? CachedFrom { get; init; }

    public IReadOnlyList<string> Reasons { get; init; } = [];

    public string Isolation { get; init; } = "none";

    public DateTimeOffset? StartedAt { get; init; }

    public double WaitedMs { get; init; }

    public WorkUse Use { get; init; } = WorkUse.None;

    public IReadOnlyList<RunViolation> Violations { get; init; } = [];

    public string ErrorTail { get; init; } = "";

    public QueryLog Queries { get; init; } = new();
}
