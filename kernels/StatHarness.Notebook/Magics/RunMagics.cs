using StatHarness.Sdk;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

internal static class RunMagics
{
    public static Magic Plan { get; } = new(
        "plan",
        "Shows what would run on the current dataset, why, and at what cost. Runs nothing. The plan becomes the C# variable `plan`.",
        [
            new("--plugins", ParameterType.List, "Only these plugins; the plan lists the others as skipped.", "id,id", "all"),
            new("--set", ParameterType.Text, "A setting of a plugin, for this plan alone.", "plugin.key=value", Repeatable: true),
            new("--settings-from", ParameterType.Text, "Takes the settings of this run instead of the project's.", "run"),
            new("--seed", ParameterType.Text, "The run's seed, 16 hex digits.", "seed", "derived from data, plugins and settings"),
        ])
    { Run = PlanAsync };

    public static Magic Run { get; } = new(
        "run",
        "Runs the current plan, with progress, and shows the run. The run becomes the C# variable `run`.",
        [
            new("--fresh", ParameterType.Flag, "Runs again even when the same work has a result."),
            new("--workers", ParameterType.Count, "Plugins at a time; results do not depend on it.", "n", "the setting `harness.workers`, else the number of processors"),
            new("--expect", ParameterType.Text, "Refuses a dataset with another raw sha256 or data hash.", "hash"),
        ])
    { Run = RunAsync };

    private static async Task PlanAsync(MagicCall call)
    {
        var options = new PlanOptions
        {
            Plugins = call.Arguments.Has("--plugins") ? call.Arguments.List("--plugins") : null,
            Settings = call.Arguments.All("--set"),
            SettingsFrom = call.Arguments.Text("--settings-from"),
            Seed = call.Arguments.Has("--seed") ? call.Arguments.Text("--seed") : null,
        };
        var plan = await call.RequireDataset().PlanAsync(options, call.Cancellation).ConfigureAwait(false);
        call.Globals.Current.Adopt(plan);
        await call.DeclareAsync("plan", nameof(CurrentWork.Plan)).ConfigureAwait(false);
        call.Show(plan);
    }

    private static async Task RunAsync(MagicCall call)
    {
        var plan = call.RequirePlan();
        var options = new RunOptions
        {
            Fresh = call.Arguments.Has("--fresh"),
            Workers = call.Arguments.Has("--workers") ? call.Arguments.Count("--workers") : null,
            Expect = call.Arguments.Text("--expect"),
        };
        var progress = new RunProgressDisplay(call.Globals);
        var run = await plan.RunAsync(options, progress, call.Cancellation).ConfigureAwait(false);
        call.Globals.Current.Adopt(run);
        await call.DeclareAsync("run", nameof(CurrentWork.Run)).ConfigureAwait(false);
        progress.Finish(Renderers.Render(run)!);
        if (run.Report.Outcome != RunOutcome.Completed) call.Warn(Faults(run));
    }

    /// <summary>The run is there and can be looked at, so the cell goes on; but nobody may overlook this.</summary>
    private static string Faults(Run run)
    {
        var faults = run.Report.Executions.Where(execution => Outcomes.IsFault(execution.Outcome)).Select(execution => $"{execution.Identity.Id}: {execution.Justification}");
        return "The run did not complete cleanly.\n" + string.Join('\n', faults);
    }
}
