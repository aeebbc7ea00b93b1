// Temporary contract while the Workbench is being written on main; never merged.
#pragma warning disable CA1822, CA1065
using StatHarness.Core;
using StatHarness.Data.Formats.V1;
using StatHarness.Planning.Formats.V1;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Workbench;

public sealed record HarnessOptions
{
    public string AppData { get; init; } = "appdata";
    public IReadOnlyList<string> PluginFolders { get; init; } = [];
    public int Workers { get; init; } = Environment.ProcessorCount;
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>One open appdata with its plugins: the typed API behind every face.</summary>
public sealed class HarnessSession : IDisposable
{
    public static HarnessSession Open(HarnessOptions options) => throw new System.Diagnostics.UnreachableException();
    public Task<Dataset> IngestAsync(string path, CancellationToken cancellationToken = default) => throw new System.Diagnostics.UnreachableException();
    /// <summary>By dataset version id, data hash, raw sha256 or a unique prefix of one.</summary>
    public Dataset FindDataset(string id) => throw new System.Diagnostics.UnreachableException();
    public IReadOnlyList<Run> Runs() => throw new System.Diagnostics.UnreachableException();
    public Run FindRun(string id) => throw new System.Diagnostics.UnreachableException();
    public DoctorReport Doctor() => throw new System.Diagnostics.UnreachableException();
    public void Dispose() { }
}

public sealed record DoctorReport(string Verdict, IReadOnlyList<DoctorCheck> Checks, string Isolation);
public sealed record DoctorCheck(string Name, string Status, string Found, string? Hint);

public sealed class Dataset
{
    public DatasetRecord Record => throw new System.Diagnostics.UnreachableException();
    /// <summary>Whether the same reading of the same bytes was there already.</summary>
    public bool Reused => false;
    public Task<Plan> PlanAsync(PlanOptions? options = null, CancellationToken cancellationToken = default) => throw new System.Diagnostics.UnreachableException();
}

public sealed record PlanOptions
{
    public IReadOnlyList<string>? Plugins { get; init; }
    public IReadOnlyList<string> Settings { get; init; } = [];
    public string? Seed { get; init; }
}

public sealed class Plan
{
    public PlanRecord Record => throw new System.Diagnostics.UnreachableException();
    public Dataset Dataset => throw new System.Diagnostics.UnreachableException();
    public Task<Run> RunAsync(RunOptions? options = null, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) => throw new System.Diagnostics.UnreachableException();
}

public sealed record RunOptions
{
    public bool Fresh { get; init; }
    public int? Workers { get; init; }
    /// <summary>raw sha256 or data_hash that the dataset must have.</summary>
    public string? Expect { get; init; }
}

public sealed record RunProgress(int Done, int Total, string Plugin, string State, double ElapsedMs);

public sealed class Run
{
    public string RunId => throw new System.Diagnostics.UnreachableException();
    public bool Reused => false;
    /// <summary>The run directory.</summary>
    public string Directory => throw new System.Diagnostics.UnreachableException();
    public ReportRecord Report => throw new System.Diagnostics.UnreachableException();
    public IReadOnlyList<Finding> Findings => throw new System.Diagnostics.UnreachableException();
    public string Markdown => throw new System.Diagnostics.UnreachableException();
}
