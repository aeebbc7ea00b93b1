using StatHarness.Workbench;

namespace StatHarness.Acceptance.Driver;

/// <summary>The typed API on a workplace's appdata, with a clock that is set by hand.</summary>
internal static class Desk
{
    private static readonly string Built = Path.GetDirectoryName(Repository.Program)!;

    public static HarnessOptions Options(Workplace workplace, TimeProvider clock) => new()
    {
        AppData = workplace.AppData, Time = clock, Workers = 1, ShippedPlugins = Path.Combine(Built, "plugins"), WorkerPath = Path.Combine(Built, "worker", "StatHarness.Worker.dll"),
    };

    public static HarnessSession Open(Workplace workplace, TimeProvider clock) => HarnessSession.Open(Options(workplace, clock));

    /// <summary>Ingests and runs one cheap plugin.</summary>
    public static async Task<Run> RunAsync(HarnessSession session, string table, bool fresh = false, IProgress<RunProgress>? progress = null)
    {
        var dataset = await session.IngestAsync(table);
        var plan = await dataset.PlanAsync(new PlanOptions { Plugins = ["profile_basic"] });
        return await plan.RunAsync(new RunOptions { Fresh = fresh }, progress);
    }

    /// <summary>A table of its own for every number.</summary>
    public static string Table(Workplace workplace, int number) => workplace.Write($"table{number}.csv",
        "id,shared,own\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row},{row % 5},{(row + 1) * (number + 1) * 3}\n")));
}
