using StatHarness.Sdk;

namespace StatHarness.Execution;

/// <summary>An outcome with its reason: no measured time or count in it, since it is part of the report that is equal everywhere.</summary>
internal sealed record Verdict(ExecutionOutcome Outcome, string Justification, string? Remedy = null);
