using System.Runtime.CompilerServices;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

/// <summary>
/// The last dataset, plan and run of the session, whether a magic or C# made them. A new dataset ends the plan and
/// run of the one before, a new plan ends its run: what is current always belongs together.
/// </summary>
public sealed class CurrentWork
{
    private readonly ConditionalWeakTable<object, object> seen = [];

    internal CurrentWork()
    {
    }

    public Dataset? Dataset { get; private set; }

    public Plan? Plan { get; private set; }

    public Run? Run { get; private set; }

    internal void Adopt(Dataset dataset)
    {
        if (ReferenceEquals(Dataset, dataset)) return;
        (Dataset, Plan, Run) = (dataset, null, null);
        seen.TryAdd(dataset, dataset);
    }

    internal void Adopt(Plan plan)
    {
        if (!ReferenceEquals(Dataset, plan.Dataset)) Adopt(plan.Dataset);
        (Plan, Run) = (plan, null);
        seen.TryAdd(plan, plan);
    }

    internal void Adopt(Run run)
    {
        Run = run;
        seen.TryAdd(run, run);
    }

    /// <summary>Takes over what a C# cell made: the objects that were not there before, datasets first; of several of a kind, the last one given wins.</summary>
    internal void AdoptNew(IReadOnlyList<object?> values)
    {
        var made = values.OfType<object>().Where(value => value is Workbench.Dataset or Workbench.Plan or Workbench.Run && seen.TryAdd(value, value)).ToList();
        foreach (var dataset in made.OfType<Dataset>()) Adopt(dataset);
        foreach (var plan in made.OfType<Plan>()) Adopt(plan);
        foreach (var run in made.OfType<Run>()) Adopt(run);
    }
}
