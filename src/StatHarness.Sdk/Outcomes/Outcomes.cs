using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Sdk;

/// <summary>How an execution of one plugin ended. Each value is written down with its justification.</summary>
[JsonConverter(typeof(SnakeCase<ExecutionOutcome>))]
public enum ExecutionOutcome
{
    /// <summary>There are findings.</summary>
    Findings,
    /// <summary>Looked at n of N, nothing to report; says what it could have found.</summary>
    Clean,
    /// <summary>A role or type that it needs is missing; says which.</summary>
    NotApplicable,
    /// <summary>Deselected; says by whom.</summary>
    Skipped,
    /// <summary>A dependency did not deliver; says which.</summary>
    Blocked,
    Timeout,
    /// <summary>Memory, rows or output; says which limit and how to raise it.</summary>
    LimitExceeded,
    /// <summary>Tried what its grant does not name.</summary>
    Violation,
    /// <summary>The response does not fit its schema or is not complete.</summary>
    InvalidOutput,
    /// <summary>The script failed, or does not compile.</summary>
    Error,
    Canceled,
    /// <summary>The worker died.</summary>
    Crashed,
}

/// <summary>How a run ended.</summary>
[JsonConverter(typeof(SnakeCase<RunOutcome>))]
public enum RunOutcome
{
    Completed,
    /// <summary>A plugin failed, was stopped or violated its grant; everything else is there.</summary>
    CompletedWithErrors,
    Failed,
    Canceled,
    Crashed,
}

public static class Outcomes
{
    /// <summary>Whether a run with such an execution is <see cref="RunOutcome.CompletedWithErrors"/>.</summary>
    public static bool IsFault(ExecutionOutcome outcome) => outcome is not
        (ExecutionOutcome.Findings or ExecutionOutcome.Clean or ExecutionOutcome.NotApplicable or ExecutionOutcome.Skipped);
}
