using StatHarness.Workbench;

namespace StatHarness.Benchmarks;

/// <summary>The whole run of the shipped plugins on a 65,000-row log, against its slowest plugin and against the reused run.</summary>
internal static class RunBenchmark
{
    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("stat-harness-bench-").FullName;
        try
        {
            using var session = HarnessSession.Open(Product.Options(Path.Combine(folder, "appdata")) with { ReadyWorkers = 8 });
            var log = Product.Log(folder);
            var dataset = session.IngestAsync(log).GetAwaiter().GetResult();
            var slowest = new List<double>();
            var times = Sample.Interleaved(5, () => slowest.Add(Execute(dataset, fresh: true)),
                // Not of the run: what is ready for the next one is made while people read this one.
                () => session.Pool.WhenReadyAsync().GetAwaiter().GetResult(),
                () => Execute(dataset, fresh: false),
                () => Execute(session.IngestAsync(log).GetAwaiter().GetResult(), fresh: false));
            output.WriteLine($"{dataset.Record.Source.FileName}: {dataset.Record.Rows} rows, {dataset.Record.Columns.Count} columns\n");
            output.WriteLine("| what | median ms | ratio |\n|---|--:|--:|");
            output.WriteLine(Sample.Row("whole run, compiled scripts, process and workers warm", times[0], times[0] / Sample.Median(slowest)));
            output.WriteLine(Sample.Row("its slowest plugin", Sample.Median(slowest), 1));
            output.WriteLine(Sample.Row("the same run again (reused)", times[2], times[2] / Sample.Median(slowest)));
            output.WriteLine(Sample.Row("the same from the file on (its bytes compared with the upload, reused)", times[3], times[3] / Sample.Median(slowest)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>Milliseconds of the slowest execution.</returns>
    private static double Execute(Dataset dataset, bool fresh)
    {
        var run = dataset.PlanAsync().GetAwaiter().GetResult().RunAsync(new RunOptions { Fresh = fresh }).GetAwaiter().GetResult();
        return run.Report.Run.Executions.Max(execution => execution.DurationMs);
    }
}
