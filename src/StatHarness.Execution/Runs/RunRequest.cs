using StatHarness.Core;
using StatHarness.Data.Formats.V1;
using StatHarness.Planning.Formats.V1;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sandbox;
using StatHarness.Sdk.Packages;
using StatHarness.Storage;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Execution;

/// <summary>A plan and everything it takes to run it.</summary>
/// <param name="Packages">At least those that the plan runs.</param>
/// <param name="Workers">Executions at a time, from 1.</param>
/// <param name="Fresh">Run even when the same work has a result, and reuse no result of a plugin.</param>
/// <param name="Pool">Where workers come from.</param>
/// <param name="Environment">As measured for the plan.</param>
public sealed record RunRequest(
    AppData AppData,
    DatasetRecord Dataset,
    PlanRecord Plan,
    IReadOnlyList<PluginPackage> Packages,
    int Workers,
    bool Fresh,
    WorkerPool Pool,
    EnvironmentRecord Environment)
{
    /// <summary>Whether this command read the file (PERF-08); null when the caller does not know.</summary>
    public bool? Parsed { get; init; }

    /// <summary>When the upload was accepted that this command read; null when the dataset was there already. Time to first result counts from it.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>False leaves hostile source to the sandbox alone; part of the environment, so of the fingerprint.</summary>
    public bool StaticCheck { get; init; } = true;

    /// <summary>The run that ended before its time and that this one continues.</summary>
    public string? Continues { get; init; }

    /// <summary>Digest of the approved plan file that is executed.</summary>
    public Digest? ApprovedPlan { get; init; }

    /// <summary>Workers to make ready for a next run when this one is done; 0 when none is likely to follow.</summary>
    public int KeepReady { get; init; }

    /// <summary>Folder of plugins that were compiled with the harness; null for none.</summary>
    public string? ShippedAssemblies { get; init; }

    /// <summary>Heavy executions at a time.</summary>
    public int HeavyWorkers { get; init; } = 1;
}

/// <param name="Directory">Absolute path of the published run directory.</param>
/// <param name="Reused">Whether an earlier run of the same fingerprint answered.</param>
public sealed record RunResult(RunRow Row, ReportRecord Report, string Directory, bool Reused);
