using System.Globalization;

namespace StatHarness.Benchmarks;

/// <summary>The whole ingest command (copy, hashes, types over all values, ledger, columns) against the tools that people would pick instead.</summary>
internal static class IngestBenchmark
{
    /// <summary>The most CPU seconds of each file that we allow ourselves per second of a peer's.</summary>
    private sealed record Table(string Name, Func<string, long, string> Make, double DuckDb, double Polars, double DataTable);

    private static readonly Table[] Tables =
    [
        new("narrow numeric", DelimitedInputs.Narrow, 0.35, 0.6, 1.0),
        new("ERP log, quoted text", DelimitedInputs.Erp, 0.27, 0.4, 0.25),
        new("250 columns", DelimitedInputs.Wide, 0.2, 0.45, 0.5),
    ];

    public static void Run(BenchOptions options, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("stat-harness-bench-").FullName;
        try
        {
            var contest = new Contest(options, folder);
            var peers = new[] { Peers.Ours, Peers.DuckDb, Peers.Polars, Peers.DataTable, Peers.CsvHelper };
            output.WriteLine($"Whole processes, interleaved, medians of {options.Rounds}. Ratios are ours / theirs; a target is the most that is allowed. Peaks below {OwnPeak():0} MiB cannot be told apart.");
            foreach (var peer in peers.Where(peer => peer.Missing is not null)) output.WriteLine($"\nSkipped: {peer.Name}. {peer.Missing}");
            foreach (var table in Tables)
            {
                var file = table.Make(Path.Combine(folder, "table.csv"), options.Megabytes * 1_000_000L);
                Report(output, table, file, contest.Hold(table.Name, file, peers));
                Hashing(output, folder, file);
                File.Delete(file);
            }
            Workbook(output, contest, options, folder);
            Documents(output, contest, options, folder);
            contest.Save();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(TextWriter output, Table table, string file, IReadOnlyList<Standing> standings)
    {
        var megabytes = new FileInfo(file).Length / 1e6;
        output.WriteLine($"\n### {table.Name}, {megabytes:0} MB\n");
        output.WriteLine("| program | CPU s | wall s | peak MiB | MB per CPU s | CPU ratio | target | wall ratio | memory ratio |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        var ours = standings[0];
        foreach (var standing in standings)
        {
            double? target = standing.Name switch { "DuckDB" => table.DuckDb, "Polars" => table.Polars, "data.table" => table.DataTable, _ => null };
            var compared = standing != ours && standing.Failed is null && ours.Failed is null;
            output.WriteLine(standing.Failed is { } failure
                ? $"| {standing.Name} | {failure} |"
                : Sample.Row(standing.Name, standing.CpuSeconds, standing.WallSeconds, standing.PeakMegabytes, megabytes / standing.CpuSeconds,
                    compared ? Ratio(ours.CpuSeconds / standing.CpuSeconds, target) : "", compared && target is { } most ? Sample.Text(most) : "",
                    compared ? Sample.Text(ours.WallSeconds / standing.WallSeconds) : "", compared ? Sample.Text(ours.PeakMegabytes / standing.PeakMegabytes) : ""));
        }
        if (ours.Failed is not null || standings.Skip(1).Where(standing => standing.Failed is null && standing.Name != Peers.CsvHelper.Name).MinBy(standing => standing.PeakMegabytes) is not { } leanest) return;
        output.WriteLine($"\nMemory against the leanest peer that has the table afterwards ({leanest.Name}): {Ratio(ours.PeakMegabytes / leanest.PeakMegabytes, 0.25)}; target 0.25.");
    }

    /// <summary>Hashes what an ingest must hash: the raw bytes and every column object.</summary>
    private static void Hashing(TextWriter output, string folder, string file)
    {
        var appData = Path.Combine(folder, "hashed");
        var ingest = MeasuredProcess.Run([Product.Program, "ingest", file, "--appdata", appData, "--json"]);
        if (ingest.Exit == 0)
        {
            var objects = Directory.EnumerateFiles(Path.Combine(appData, "objects"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
            var hashing = MeasuredProcess.Run(Peers.Child("hash", [file, .. objects]));
            var seconds = double.Parse(hashing.Output, CultureInfo.InvariantCulture);
            output.WriteLine($"\nHashing the same bytes (the file and every column object) takes {Sample.Text(seconds)} CPU s: {100 * seconds / ingest.CpuSeconds:0} % of {Sample.Text(ingest.CpuSeconds)} CPU s in one run. Stored columns: {objects.Sum(path => new FileInfo(path).Length) / 1e6:0} MB.");
        }
        if (Directory.Exists(appData)) Directory.Delete(appData, recursive: true);
    }

    private static void Workbook(TextWriter output, Contest contest, BenchOptions options, string folder)
    {
        var rows = options.Megabytes * 400;
        var file = OtherInputs.Xlsx(Path.Combine(folder, "table.xlsx"), rows);
        output.WriteLine($"\n### XLSX, {rows} rows × 10 columns, {new FileInfo(file).Length / 1e6:0} MB\n");
        output.WriteLine("| program | CPU s | wall s | peak MiB | rows per CPU s | CPU ratio |\n|---|--:|--:|--:|--:|--:|");
        Rows(output, contest.Hold("xlsx", file, Peers.Ours, Peers.Excel), rows, "0");
        File.Delete(file);
    }

    private static void Documents(TextWriter output, Contest contest, BenchOptions options, string folder)
    {
        // A record has about 170 bytes.
        var rows = options.Megabytes * 6000;
        output.WriteLine("\n### JSON and NDJSON, one table of 10 columns\n\n| program | CPU s | wall s | peak MiB | MB per CPU s | CPU ratio |\n|---|--:|--:|--:|--:|--:|");
        foreach (var (name, make) in new (string, Func<string, int, string>)[] { ("ndjson", OtherInputs.NdJson), ("json", OtherInputs.Json) })
        {
            var file = make(Path.Combine(folder, "table." + name), rows);
            var megabytes = new FileInfo(file).Length / 1e6;
            Rows(output, [.. contest.Hold(name, file, Peers.Ours).Select(standing => standing with { Name = $"{standing.Name}, {name}, {megabytes:0} MB" })], megabytes, "0.#");
            File.Delete(file);
        }
    }

    private static void Rows(TextWriter output, IReadOnlyList<Standing> standings, double amount, string format)
    {
        foreach (var standing in standings)
            output.WriteLine(standing.Failed is { } failure
                ? $"| {standing.Name} | not measured: {failure} |"
                : Sample.Row(standing.Name, standing.CpuSeconds, standing.WallSeconds, standing.PeakMegabytes, (amount / standing.CpuSeconds).ToString(format, CultureInfo.InvariantCulture),
                    standing == standings[0] || standings[0].Failed is not null ? "" : Sample.Text(standings[0].CpuSeconds / standing.CpuSeconds)));
    }

    private static string Ratio(double ratio, double? target) => Sample.Text(ratio) + (target is { } most ? ratio <= most ? " ✓" : " ✗" : "");

    private static double OwnPeak() => Environment.WorkingSet / 1048576.0;
}
