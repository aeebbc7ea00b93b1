using System.Diagnostics;
using System.Text.Json.Nodes;

namespace StatHarness.Benchmarks;

/// <summary>What a command line takes from nothing, when all was done before, against the command that does nothing.</summary>
internal static class CommandBenchmark
{
    private const int Rounds = 30;

    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("stat-harness-bench-").FullName;
        try
        {
            var log = Product.Log(folder);
            var dataset = (string)JsonNode.Parse(Command(folder, "ingest", log, "--json"))!["data_hash"]!;
            string[] again = ["run", dataset, "--yes"];
            Command(folder, again);
            Thread.Sleep(500);
            var times = Sample.Interleaved(Rounds,
                () => Command(folder, "--version"),
                // The one before kept its answer.
                () => Command(folder, again),
                () => Forget(folder),
                () => Command(folder, again));
            var file = Sample.Interleaved(Rounds, () => Command(folder, "run", log, "--yes"))[0];
            output.WriteLine("| what | median ms | ratio |\n|---|--:|--:|");
            output.WriteLine(Sample.Row("`stat-harness --version`", times[0], 1));
            output.WriteLine(Sample.Row("a reused run of a stored dataset, answered before", times[1], times[1] / times[0]));
            output.WriteLine(Sample.Row("the same, something was touched since", times[3], times[3] / times[0]));
            output.WriteLine(Sample.Row("the same from the file on (its bytes compared, the upload recorded)", file, file / times[0]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Forget(string folder)
    {
        var memos = Path.Combine(folder, "appdata", "memos");
        if (Directory.Exists(memos)) Directory.Delete(memos, recursive: true);
    }

    private static string Command(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Product.Program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(errors.Result);
    }
}
