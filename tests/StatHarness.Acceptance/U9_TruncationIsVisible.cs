using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>U9: a part of a file is never taken for the whole: card, notices, report, manifest, and every count of rows seen say so.</summary>
public sealed class U9_TruncationIsVisible : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void the_card_and_the_record_say_truncated()
    {
        Assert.Contains("TRUNCATED: max_rows ended the reading at 100", string.Join(' ', workplace.Run("ingest", Repository.CloseCycle, "--max-rows", "100").Expect(0).Output.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        var dataset = workplace.Run("ingest", Repository.CloseCycle, "--max-rows", "100", "--json").Expect(0).Json;
        Assert.Equal((100L, 100L), ((long)dataset["rows"]!, (long)dataset["source"]!["truncated"]!["limit"]!));
        Assert.Contains(dataset["notices"]!.AsArray(), notice => ((string)notice!).StartsWith("TRUNCATED", StringComparison.Ordinal));
        Assert.Null(workplace.Run("ingest", Repository.CloseCycle, "--json").Expect(0).Json["source"]!["truncated"]);
    }

    [Fact]
    public void the_report_the_manifest_and_every_exactness_say_truncated()
    {
        var run = workplace.Run("run", Repository.CloseCycle, "--max-rows", "1000", "--yes", "--json").Expect(0);
        Assert.Contains("notice: TRUNCATED", run.Error, StringComparison.Ordinal);
        var directory = (string)run.Json["run_dir"]!;
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "run_manifest.json")))!;
        Assert.Equal("max_rows", (string)manifest["dataset"]!["truncated"]!["cap"]!);
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "report.json")))!;
        Assert.Equal(1000, (long)report["dataset"]!["truncated"]!["limit"]!);
        var text = File.ReadAllText(Path.Combine(directory, "report.md"));
        Assert.Contains("TRUNCATED: max", text.Replace("\\", "", StringComparison.Ordinal)[..1500], StringComparison.Ordinal);
        foreach (var line in text.Split('\n').Where(line => line.Contains("exact, all", StringComparison.Ordinal) && line.Contains("1,000 rows", StringComparison.Ordinal)))
            Assert.Contains("TRUNCATED", line, StringComparison.Ordinal);
        Assert.NotEmpty(report["findings"]!.AsArray());
    }

    [Fact]
    public void a_part_of_a_file_is_other_work_than_a_whole_file_of_the_same_rows()
    {
        var lines = File.ReadAllLines(Repository.CloseCycle);
        var whole = workplace.Write("whole.csv", string.Join('\n', lines.Take(1001)) + "\n");
        var first = Run(whole);
        var second = Run(Repository.CloseCycle, "--max-rows", "1000");
        Assert.Equal(Dataset(first), Dataset(second));
        Assert.False((bool)second["reused"]!);
        Assert.NotEqual((string)first["run_fingerprint"]!, (string)second["run_fingerprint"]!);

        JsonNode Run(params string[] arguments) => workplace.Run(["run", .. arguments, "--plugins", "profile_roles", "--yes", "--json"]).Expect(0).Json;
        static string Dataset(JsonNode run) => (string)JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")))!["dataset"]!["data_hash"]!;
    }
}
