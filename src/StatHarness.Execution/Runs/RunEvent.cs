using StatHarness.Sdk;

namespace StatHarness.Execution;

public enum RunEventKind
{
    /// <summary>The run has a directory; <see cref="RunEvent.Total"/> executions are ahead.</summary>
    Planned,
    /// <summary>What was never compiled is compiled now, before anything runs.</summary>
    Compiling,
    Started,
    Finished,
    /// <summary>The report is written and the run is published.</summary>
    Reported,
}

/// <summary>One step of a run, for whoever watches.</summary>
/// <param name="Done">Executions that have ended.</param>
/// <param name="Plugin">Empty unless the step is about one.</param>
/// <param name="Outcome">Only when finished.</param>
/// <param name="ElapsedMs">When finished: of this execution; else since the run began.</param>
public sealed record RunEvent(RunEventKind Kind, int Done, int Total, string Plugin, ExecutionOutcome? Outcome, bool Cached, double ElapsedMs);
