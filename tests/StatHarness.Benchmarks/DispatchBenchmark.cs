using StatHarness.Workbench;

namespace StatHarness.Benchmarks;

/// <summary>One light plugin whose script is compiled already: its sandboxed execution as the report states it, against the answer from the cache.</summary>
internal static class DispatchBenchmark
{
    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("stat-harness-bench-").FullName;
        try
        {
            using var session = HarnessSession.Open(Product.Options(Path.Combine(folder, "appdata")));
            var dataset = session.IngestAsync(Path.Combine(Product.Root, "notebooks", "data", "close_cycle.csv")).GetAwaiter().GetResult();
            var options = new PlanOptions { Plugins = ["profile_roles"] };
            var times = Sample.Interleaved(9, () => Execute(dataset, options, fresh: true), () => Execute(dataset, options, fresh: false));
            output.WriteLine("| what | median ms | ratio |\n|---|--:|--:|");
            output.WriteLine(Sample.Row("one plugin in a sandbox, report written", times[0], times[0] / times[1]));
            output.WriteLine(Sample.Row("the same work answered by the earlier run", times[1], 1));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Execute(Dataset dataset, PlanOptions options, bool fresh) =>
        dataset.PlanAsync(options).GetAwaiter().GetResult().RunAsync(new RunOptions { Fresh = fresh }).GetAwaiter().GetResult();
}
