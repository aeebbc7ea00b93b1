using System.Diagnostics;
using StatHarness.Acceptance.Driver;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.Acceptance;

/// <summary>However an ingest ends, there is a whole dataset or none, and what a dead process left behind is gone at the next start.</summary>
public sealed class IngestIsAllOrNothing : IDisposable
{
    private const long TableBytes = 30_000_000;

    private readonly ITestOutputHelper log;
    private readonly Workplace workplace = new();
    private readonly string table;

    public IngestIsAllOrNothing(ITestOutputHelper log)
    {
        this.log = log;
        table = Path.Combine(workplace.Folder, "table.csv");
    }

    public void Dispose() => workplace.Dispose();

    [SkippableTheory]
    [InlineData("INT", 1)]
    [InlineData("INT", 2)]
    [InlineData("KILL", 3)]
    [InlineData("KILL", 4)]
    public void a_canceled_or_killed_ingest_leaves_no_dataset_and_a_store_as_if_it_had_not_been(string signal, int seed)
    {
        Skip.If(OperatingSystem.IsWindows(), "Sends signals.");
        Generated.Csv(table, TableBytes);
        var undisturbed = Undisturbed(out var took);
        var random = new Random(seed);
        for (var round = 0; round < 4; round++)
        {
            var after = took * (0.1 + (0.85 * random.NextDouble()));
            var exit = Interrupt(signal, after);
            log.WriteLine($"seed {seed}, round {round}: {signal} after {after.TotalMilliseconds:0} ms, exit {exit}, {Store.Files(workplace.AppData).Count} files");
            if (signal == "INT") Assert.Contains(exit, new[] { 0, 130 });
            if (signal == "INT") Assert.Empty(Store.Leftovers(workplace.AppData));
            workplace.Run("runs", "list").Expect(0);
            Assert.Empty(Store.Leftovers(workplace.AppData));
            Assert.Empty(Store.Untrue(workplace.AppData));
            var files = Store.Files(workplace.AppData);
            // A process that is killed after it has published has left a dataset, whole; one that says it was canceled has not.
            var published = exit == 0 || (signal == "KILL" && files.Any(IsCard));
            if (published) Assert.Equal(undisturbed, files);
            else Assert.DoesNotContain(files, IsCard);
            // What was published before the end is part of what the next try publishes: nothing else is there.
            Assert.Empty(files.Except(undisturbed));
            if (published) Directory.Delete(workplace.AppData, recursive: true);
        }
        workplace.Run("ingest", table, "--json").Expect(0);
        Assert.Equal(undisturbed, Store.Files(workplace.AppData));
        Assert.Empty(Store.Untrue(workplace.AppData));
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("plan")]
    public void an_appdata_that_cannot_be_written_is_one_diagnostic(string command)
    {
        workplace.Write("file", "no folder");
        var refused = workplace.Run(command, Repository.CloseCycle, "--appdata", Path.Combine("file", "appdata"), "--json").Expect(7).Json;
        Assert.Equal("SH4001", (string)refused["diagnostic"]!["code"]!);
    }

    [SkippableFact]
    public void a_full_disk_is_one_diagnostic_and_leaves_nothing()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Limits the size of files by ulimit.");
        Generated.Csv(table, TableBytes);
        workplace.Run("runs", "list").Expect(0);
        // Files may grow to 8 MB: the copy of the table cannot be written, as on a disk that is full.
        const string Limited = "ulimit -f 8192; exec \"$@\"";
        var start = new ProcessStartInfo("bash", ["-c", Limited, "bash", Repository.Program, "ingest", table, "--json"])
        {
            WorkingDirectory = workplace.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var refused = Workplace.End(process, "ingest on a full disk").Expect(7).Json;
        Assert.Matches("^SH[0-9]{4}$", (string)refused["diagnostic"]!["code"]!);
        Assert.False(string.IsNullOrEmpty((string)refused["diagnostic"]!["hint"]!));
        Assert.Empty(Store.Files(workplace.AppData));
    }

    private IReadOnlyList<string> Undisturbed(out TimeSpan took)
    {
        var watch = Stopwatch.StartNew();
        workplace.Run("ingest", table, "--json").Expect(0);
        took = watch.Elapsed;
        var files = Store.Files(workplace.AppData);
        Assert.Single(files, IsCard);
        Directory.Delete(workplace.AppData, recursive: true);
        return files;
    }

    private static bool IsCard(string path) => path.StartsWith("datasets", StringComparison.Ordinal);

    private int Interrupt(string signal, TimeSpan after)
    {
        using var process = workplace.Start(new Dictionary<string, string>(), "ingest", table, "--json");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(after))
        {
            using var kill = Process.Start("/bin/kill", [$"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
            Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)), $"Still running a minute after {signal}.\n{error.Result}");
        }
        _ = output.Result;
        return process.ExitCode;
    }
}
