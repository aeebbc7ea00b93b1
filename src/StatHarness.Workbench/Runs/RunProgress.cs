namespace StatHarness.Workbench;

/// <summary>One step of a run.</summary>
/// <param name="Done">Executions that have ended, of <paramref name="Total"/>.</param>
/// <param name="State">compiling, running, or an execution outcome.</param>
/// <param name="ElapsedMs">Of this execution when it has ended; else since the run began.</param>
public sealed record RunProgress(int Done, int Total, string Plugin, string State, double ElapsedMs)
{
    /// <summary>What runs now, by id.</summary>
    public IReadOnlyList<RunningPlugin> Running { get; init; } = [];

    /// <summary>What is left, by the history of the plugins; null when none of them has one.</summary>
    public double? LeftMs { get; init; }
}

/// <param name="ExpectedMs">Median of earlier executions; null when it never ran.</param>
public sealed record RunningPlugin(string Plugin, double ElapsedMs, double? ExpectedMs);
