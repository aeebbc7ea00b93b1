using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using StatHarness.Core;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>EXEC-03: what a run command answered from an earlier run is given again without opening anything, until something that it rests on is touched.</summary>
public sealed class EXEC_03_AnswersAreGivenAgain : IDisposable
{
    private readonly Workplace workplace = new();
    private readonly string plugins, dataset;
    private readonly JsonNode first;

    public EXEC_03_AnswersAreGivenAgain()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux tells when a file was changed.");
        foreach (var folder in new[] { workplace.Folder, Path.GetDirectoryName(Repository.Program)! }) Skip.IfNot(FileStat.IsKeptAt(folder), $"The file system of {folder} does not keep when a file was changed.");
        plugins = Path.Combine(workplace.Folder, "plugins");
        Packages.Write(plugins, "busy", Packages.Busy(0), settings: new() { ["unused"] = new JsonObject { ["type"] = "integer", ["default"] = 1 } });
        workplace.Write("data.csv", "n,amount,host\n1,10.5,a\n2,20.5,b\n3,30.5,a\n");
        first = workplace.Run("run", "data.csv", "--yes", "--json", "--plugins-dir", plugins, "--plugins", "busy").Expect(0).Json;
        dataset = Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(workplace.AppData, "datasets"))));
        // Files must have come to rest: what changed within the last tick of the system's clock could change again unseen.
        Thread.Sleep(200);
    }

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void the_answer_is_the_same_to_the_byte()
    {
        foreach (var form in (string[][])[["--json"], []])
        {
            var worked = workplace.Run(Command(form)).Expect(0);
            Assert.NotEmpty(Memos());
            var again = workplace.Run(Command(form)).Expect(0);
            Assert.Equal(worked.Output, again.Output);
            Assert.Equal(worked.Error, again.Error);
        }
        Assert.Equal(2, Memos().Length);
        var (opened, finished) = SystemCalls.Of(workplace, Command("--json"));
        Assert.True((bool)finished.Expect(0).Json["reused"]!);
        // Folders are listed for what they hold; the one file that is read is the answer.
        Assert.Contains(Assert.Single(Below(workplace.Folder, opened), File.Exists), Memos());
        Assert.Equal((string)first["run_id"]!, (string)finished.Json["run_id"]!);
    }

    [SkippableFact]
    public void all_that_a_reused_run_reads_is_watched()
    {
        var (opened, finished) = SystemCalls.Of(workplace, Command("--json"));
        Assert.True((bool)finished.Expect(0).Json["reused"]!);
        var watched = File.ReadAllLines(Assert.Single(Memos())).Where(line => line.StartsWith('/')).ToHashSet(StringComparer.Ordinal);
        // Those who work at the same time, the memos themselves, and what is made for this process alone.
        string[] live = ["leases", "staging", "memos", "state.sqlite-open.lock", "state.sqlite-work.lock", "state.sqlite-shm"];
        var program = Path.GetDirectoryName(Repository.Program)!;
        var read = Below(workplace.Folder, opened).Concat(Below(program, opened))
            // Its files are listed to be watched, one by one.
            .Where(path => path != program && !live.Any(name => IsAtOrBelow(Path.Combine(workplace.AppData, name), path))).ToList();
        Assert.Contains(Path.Combine((string)first["run_dir"]!, "report.json"), read);
        Assert.All(read, path => Assert.Contains(watched, root => IsAtOrBelow(root, path)));
    }

    [SkippableTheory]
    [InlineData("a plugin")]
    [InlineData("a plugin, its time set back")]
    [InlineData("a setting")]
    [InlineData("the run's report")]
    [InlineData("the run")]
    [InlineData("the dataset")]
    [InlineData("a file has the name")]
    [InlineData("the folder of memos is a link")]
    public void what_is_touched_is_looked_at_again(string what)
    {
        workplace.Run(Command("--json")).Expect(0);
        Assert.NotEmpty(Memos());
        var script = Path.Combine(plugins, "busy", "plugin.csx");
        var time = File.GetLastWriteTimeUtc(script);
        switch (what)
        {
            case "a plugin":
            case "a plugin, its time set back":
                File.WriteAllText(script, File.ReadAllText(script).Replace("It computed", "It reckoned", StringComparison.Ordinal));
                if (what != "a plugin") File.SetLastWriteTimeUtc(script, time);
                Assert.NotEqual((string)first["run_fingerprint"]!, (string)Again()["run_fingerprint"]!);
                break;
            case "a setting":
                workplace.Run("settings", "set", "busy.unused=2", "--plugins-dir", plugins).Expect(0);
                Assert.False((bool)Again()["reused"]!);
                break;
            case "the run's report":
                var report = Path.Combine((string)first["run_dir"]!, "report.json");
                Store.Overwrite(report, [.. File.ReadAllBytes(report), (byte)' ']);
                var second = Again();
                Assert.False((bool)second["reused"]!);
                Assert.Contains("report.json is not the one that was recorded", second.Report()["run"]!["warnings"]!.ToJsonString(), StringComparison.Ordinal);
                break;
            case "the run":
                workplace.Run("runs", "delete", (string)first["run_id"]!, "--confirm", (string)first["report_hash"]!).Expect(0);
                Assert.Empty(Memos());
                Assert.NotEqual((string)first["run_id"]!, (string)Again()["run_id"]!);
                break;
            case "the dataset":
                workplace.Run("datasets", "delete", dataset, "--confirm", dataset).Expect(0);
                Assert.Empty(Memos());
                Assert.Equal("SH7131", (string)workplace.Run(Command("--json")).Expect(2).Json["diagnostic"]!["code"]!);
                break;
            case "a file has the name":
                workplace.Write(dataset, "n,amount,host\n7,7.5,c\n");
                Assert.NotEqual((string)first["run_fingerprint"]!, (string)Again()["run_fingerprint"]!);
                break;
            default:
                Directory.Move(Path.Combine(workplace.AppData, "memos"), Path.Combine(workplace.Folder, "memos"));
                Directory.CreateSymbolicLink(Path.Combine(workplace.AppData, "memos"), Path.Combine(workplace.Folder, "memos"));
                Assert.Equal("SH4028", (string)workplace.Run(Command("--json")).Expect(7).Json["diagnostic"]!["code"]!);
                break;
        }
    }

    [SkippableTheory]
    [InlineData("--set", "busy.unused=1")]
    [InlineData("--fresh")]
    public void what_may_hold_a_secret_or_asks_for_work_is_not_kept(params string[] further)
    {
        workplace.Run(Command(further)).Expect(0);
        workplace.Run(Command(further)).Expect(0);
        Assert.Empty(Memos());
    }

    [SkippableFact]
    public void nobody_who_did_not_confirm_gets_it()
    {
        workplace.Run(Command()).Expect(0);
        Assert.NotEmpty(Memos());
        workplace.Run(Command()[..^1]).Expect(6);
    }

    private JsonNode Again() => workplace.Run(Command("--json")).Expect(0).Json;

    private string[] Command(params string[] further) => ["run", dataset, "--plugins-dir", plugins, "--plugins", "busy", .. further, "--yes"];

    private string[] Memos() => Directory.Exists(Path.Combine(workplace.AppData, "memos")) ? Directory.GetFiles(Path.Combine(workplace.AppData, "memos")) : [];

    private static IEnumerable<string> Below(string root, IEnumerable<string> paths) => paths.Where(path => IsAtOrBelow(root, path)).Distinct(StringComparer.Ordinal);

    private static bool IsAtOrBelow(string root, string path) => path == root || path.StartsWith(root + "/", StringComparison.Ordinal);
}
