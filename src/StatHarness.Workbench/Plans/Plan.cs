using StatHarness.Planning.Formats.V1;
using StatHarness.Reporting;

namespace StatHarness.Workbench;

/// <summary>What would run on a dataset, and exactly that can be run.</summary>
public sealed record Plan(Dataset Dataset, PlanRecord Record)
{
    public Card Card => PlanCard.Of(PlanView.Of(Record));

    /// <summary>Runs the plan, or returns the run that already did the same work.</summary>
    public Task<Run> RunAsync(RunOptions? options = null, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Running.RunAsync(this, options ?? new RunOptions(), progress, cancellationToken);
}
