using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Execution;
using StatHarness.Planning.Formats.V1;
using StatHarness.Reporting.Cards;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>What would run on a dataset, and exactly that can be run.</summary>
/// <param name="Environment">As measured when the plan was made; a run refuses when it has changed.</param>
/// <param name="Record">Secrets masked.</param>
public sealed record Plan(Dataset Dataset, PlanRecord Record, EnvironmentRecord Environment)
{
    /// <summary>With the secrets, for the workers alone.</summary>
    internal PlanRecord Work { get => field ?? Record; init; }

    public Card Card => PlanCard.Of(Record.RunFingerprint.ToString(), Record.DataHash.ToString(), Record.Seed, Record.SeedGiven, [.. Record.Executions.Select(Line)]);

    /// <summary>Digest of the approved plan file that this is; null when it was made now.</summary>
    public Digest? Approved { get; init; }

    /// <summary>The slice of the catalogue that it was made with; null when no plugin asks for one.</summary>
    internal byte[]? State { get; init; }

    /// <summary>The run that ended before its time and that this plan continues.</summary>
    internal string? Continues { get; init; }

    /// <summary>Writes <c>plan.json</c>, secrets masked: to look at, to approve, and to run exactly so.</summary>
    /// <returns>Digest of the file's bytes.</returns>
    /// <exception cref="DiagnosticException">SH7116: the file cannot be written.</exception>
    public Digest Write(string path) => PlanFile.Write(this, path);

    /// <summary>Runs the plan, or returns the run that already did the same work.</summary>
    /// <exception cref="DiagnosticException">The dataset is not the expected one (exit 6), or the environment cannot isolate plugins (exit 7).</exception>
    public Task<Run> RunAsync(RunOptions? options = null, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Running.RunAsync(this, options ?? new RunOptions(), progress, cancellationToken);

    private static PlanLine Line(PlannedExecution planned) => new(
        planned.Identity.Id, planned.Type, planned.Decision, planned.Why, planned.Level, planned.DependsOn, planned.Columns,
        planned.Capabilities, planned.ResourceClass, planned.Expected?.MedianMs, planned.Cached, planned.Reasons)
    {
        Range = planned.Expected is { Runs: > 1 } expected ? (expected.LowMs, expected.HighMs) : null,
        Settings = [.. planned.SettingsFrom.Where(setting => setting.Value != SettingLayers.Default).Select(setting => new PlanSetting(
            setting.Key, SettingPath.TryGet(planned.Settings, setting.Key, out var value) ? value?.ToJsonString(HarnessJson.Options) ?? "null" : "(secret)", setting.Value))],
    };
}
