using System.Text.Json.Nodes;

namespace StatHarness.Benchmarks;

/// <summary>The whole profile command on a stored dataset, every figure exact, against DuckDB's SUMMARIZE, which approximates distinct counts and quartiles.</summary>
internal static class ProfileBenchmark
{
    private static readonly (string Name, Func<string, long, string> Make, double Target)[] Tables =
    [
        ("narrow numeric", DelimitedInputs.Narrow, 0.25),
        ("ERP log, quoted text", DelimitedInputs.Erp, 0.5),
        ("250 columns", DelimitedInputs.Wide, 0.25),
    ];

    public static void Run(BenchOptions options, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("stat-harness-bench-").FullName;
        try
        {
            var contest = new Contest(options, folder);
            output.WriteLine($"Whole processes on stored tables, interleaved, medians of {options.Rounds}. Ours is exact and hashes the columns again; SUMMARIZE approximates distinct counts and quartiles.\n");
            if (Peers.DuckDb.Missing is { } reason) output.WriteLine($"Skipped: DuckDB. {reason}\n");
            output.WriteLine("| table | program | CPU s | wall s | peak MiB | CPU ratio | target | wall ratio |\n|---|---|--:|--:|--:|--:|--:|--:|");
            foreach (var (name, make, target) in Tables)
            {
                var file = make(Path.Combine(folder, "table.csv"), options.Megabytes * 1_000_000L);
                var stored = Store(file, folder);
                File.Delete(file);
                Report(output, name, target, contest.Hold("profile of " + name, file, Peers.Profile(stored, AppData(folder)), Peers.Summarize(Database(folder))));
                Directory.Delete(AppData(folder), recursive: true);
                File.Delete(Database(folder));
            }
            contest.Save();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(TextWriter output, string table, double target, IReadOnlyList<Standing> standings)
    {
        foreach (var standing in standings)
        {
            var compared = standing != standings[0] && standing.Failed is null && standings[0].Failed is null;
            var ratio = standings[0].CpuSeconds / standing.CpuSeconds;
            output.WriteLine(standing.Failed is { } failure
                ? $"| {table} | {standing.Name} | not measured: {failure} |"
                : Sample.Row(table, standing.Name, standing.CpuSeconds, standing.WallSeconds, standing.PeakMegabytes, compared ? Sample.Text(ratio) + (ratio <= target ? " ✓" : " ✗") : "",
                    compared ? Sample.Text(target) : "", compared ? Sample.Text(standings[0].WallSeconds / standing.WallSeconds) : ""));
        }
    }

    /// <returns>The id of the dataset.</returns>
    private static string Store(string file, string folder)
    {
        if (Peers.DuckDb is { Missing: null })
        {
            var loaded = MeasuredProcess.Run(Peers.LoadDuckDb(file, Database(folder)), ("BENCH_HOME", BenchOptions.Home));
            if (loaded.Exit != 0) throw new InvalidOperationException($"DuckDB could not load the table: {loaded.Error}");
        }
        var ingested = MeasuredProcess.Run([Product.Program, "ingest", file, "--appdata", AppData(folder), "--json"]);
        if (ingested.Exit != 0) throw new InvalidOperationException($"The table could not be ingested: {ingested.Error}");
        return (string)JsonNode.Parse(ingested.Output)!["dataset_version_id"]!;
    }

    private static string AppData(string folder) => Path.Combine(folder, "appdata");

    private static string Database(string folder) => Path.Combine(folder, "duck.db");
}
