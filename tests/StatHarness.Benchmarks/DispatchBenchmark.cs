using StatHarness.Workbench;

namespace StatHarness.Benchmarks;

/// <summary>A light plugin whose script is compiled already, from assignment to response, in a worker that waited and in one that had to be started; and the answer from the cache.</summary>
internal static class DispatchBenchmark
{
    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("stat-harness-bench-").FullName;
        try
        {
            using var warm = Open(folder, "warm", ready: 4);
            using var cold = Open(folder, "cold", ready: 0);
            var table = Path.Combine(folder, "table.csv");
            File.WriteAllText(table, "n,amount,host\n1,10,a\n2,20,b\n3,3000,a\n");
            var (waited, started, reused) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = -2; round < 15; round++)
            {
                var (a, b) = (Execute(warm, table), Execute(cold, table));
                // What is ready for the next run is made while people read this one.
                warm.Pool.WhenReadyAsync().GetAwaiter().GetResult();
                if (round < 0) continue;
                waited.Add(a);
                started.Add(b);
                reused.Add(Reuse(warm, table));
            }
            output.WriteLine("| what | median ms | ratio |\n|---|--:|--:|");
            output.WriteLine(Sample.Row("a light plugin in a worker that waited: assignment to response", Sample.Median(waited), 1));
            output.WriteLine(Sample.Row("the same, in a worker that had to start: from the request", Sample.Median(started), Sample.Median(started) / Sample.Median(waited)));
            output.WriteLine(Sample.Row("the same run again, answered by the earlier one (plan, checks of its hashes, report read)", Sample.Median(reused), Sample.Median(reused) / Sample.Median(waited)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HarnessSession Open(string folder, string name, int ready) => HarnessSession.Open(Product.Options(Path.Combine(folder, name)) with
    {
        PluginFolders = [Path.Combine(Product.Root, "tests", "fixtures", "plugins")], ReadyWorkers = ready, Workers = 1,
    });

    /// <returns>Milliseconds of the execution.</returns>
    private static double Execute(HarnessSession session, string table)
    {
        var run = Plan(session, table).RunAsync(new RunOptions { Fresh = true }).GetAwaiter().GetResult();
        return run.Report.Run.Executions.Single(execution => execution.Plugin == "hello_rows").DurationMs;
    }

    private static double Reuse(HarnessSession session, string table)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var run = Plan(session, table).RunAsync().GetAwaiter().GetResult();
        return run.Reused ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException("It was not answered by the earlier run.");
    }

    private static Plan Plan(HarnessSession session, string table) =>
        session.IngestAsync(table).GetAwaiter().GetResult().PlanAsync(new PlanOptions { Plugins = ["hello_rows"] }).GetAwaiter().GetResult();
}
