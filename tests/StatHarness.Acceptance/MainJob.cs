using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using StatHarness.UnitTests;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>A table goes in, a report comes out.</summary>
public sealed class MainJob : IDisposable
{
    private static readonly string[] RequiredArtifacts = ["report.json", "report.md", "report.html", "evaluation.json", "run_manifest.json", "plan.json"];
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void one_command_takes_a_log_to_a_report()
    {
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        Assert.Equal("completed", (string)run["outcome"]!);
        Assert.False((bool)run["reused"]!);
        Assert.Equal(8, run["executions"]!.AsArray().Count);
        Assert.All(RequiredArtifacts, name => Assert.True(File.Exists(Path.Combine((string)run["run_dir"]!, name)), name));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(workplace.AppData, "runs"), ".partial-*"));
    }

    [Fact]
    public void the_ingest_record_accounts_for_every_row()
    {
        var dataset = workplace.Run("ingest", Repository.CloseCycle, "--json").Expect(0).Json;
        var ledger = dataset["ledger"]!;
        Assert.Equal(1400, (int)dataset["rows"]!);
        Assert.Equal(12, (int)dataset["columns"]!);
        Assert.Equal(1401, (int)ledger["physical_rows"]!);
        Assert.Equal(1401, new[] { "accepted_rows", "rejected_rows", "header_rows", "comment_rows", "blank_rows" }.Sum(name => (int)ledger[name]!));
        Assert.False((bool)dataset["reused"]!);
        Assert.True((bool)workplace.Run("ingest", Repository.CloseCycle, "--json").Expect(0).Json["reused"]!);
    }

    [Fact]
    public void a_second_run_of_the_same_work_returns_the_first()
    {
        var first = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        var second = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0);
        Assert.True((bool)second.Json["reused"]!);
        Assert.Equal((string)first["run_id"]!, (string)second.Json["run_id"]!);
        var third = workplace.Run("run", Repository.CloseCycle, "--yes", "--json", "--fresh").Expect(0).Json;
        Assert.False((bool)third["reused"]!);
        Assert.NotEqual((string)first["run_id"]!, (string)third["run_id"]!);
        Assert.Equal((string)first["report_hash"]!, (string)third["report_hash"]!);
    }

    [SkippableTheory]
    [InlineData("data/02-eventlogs/close-cycle-generated/quorum_close_cycle.csv", 6694)]
    [InlineData("data/02-eventlogs/bpi-challenge/bpic2012_loans_part.csv", 65021)]
    [InlineData("data/02-eventlogs/seed-fixtures/quorum_close_cycle.csv", 45)]
    public void real_logs_complete(string file, int rows)
    {
        var path = Corpus.Find(file);
        var run = workplace.Run("run", path, "--yes", "--json").Expect(0).Json;
        Assert.Equal("completed", (string)run["outcome"]!);
        var report = Report(run);
        Assert.Equal(rows, (int)report["dataset"]!["rows"]!);
        Assert.All(report["executions"]!.AsArray(), execution => Assert.False(string.IsNullOrWhiteSpace((string)execution!["justification"]!)));
    }

    [SkippableFact]
    public void the_planted_facts_are_found()
    {
        var log = Corpus.Find("data/02-eventlogs/close-cycle-generated/quorum_close_cycle.csv");
        var truth = JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(log)!, "truth.json")))!["planted"]!;
        var findings = Report(workplace.Run("run", log, "--yes", "--json").Expect(0).Json)["findings"]!.AsArray();

        Assert.Equal(Rows(truth["negative_duration_rows"]!), Rows(Only("dq_temporal", "dq_negative_interval")["evidence"]!["rows"]!));
        Assert.Equal(Rows(truth["open_rows"]!), Rows(Only("dq_temporal", "dq_open_interval")["evidence"]!["rows"]!));
        Assert.Equal(Rows(truth["sentinel_queue_rows"]!), Rows(Only("dq_temporal", "dq_sentinel_time")["evidence"]!["rows"]!));
        var driver = Assert.Single(findings, finding => (string)finding!["kind"]! == "wait_driver" && (int)finding["attributes"]!["rank"]! == 1
            && (string)finding["subject"]!["window"]! == "close")!;
        Assert.Equal("QEMAIL", (string)driver["subject"]!["activity"]!);
        Assert.Equal(138653, (double)driver["metrics"]!["excess_wait_seconds"]!);
        Assert.Equal(0.4526484174787392, (double)driver["metrics"]!["share"]!, 1e-9);
        var peak = Assert.Single(findings, finding => (string)finding!["kind"]! == "peak_concurrency" && finding["subject"]!["host"] is null)!;
        Assert.Equal(6, (double)peak["value"]!);

        JsonNode Only(string plugin, string kind) => Assert.Single(findings, finding => (string)finding!["plugin"]! == plugin && (string)finding["kind"]! == kind)!;
    }

    private static JsonNode Report(JsonNode run) => JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")))!;

    private static long[] Rows(JsonNode rows) => [.. rows.AsArray().Select(row => (long)row!)];
}
