using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>META-05, OBS-06: the whole chain both ways, bounded, with the files that hold it.</summary>
public sealed class META_05_Lineage : IDisposable
{
    private static readonly string[] Chain = ["upload", "dataset", "run", "execution", "result", "report", "finding", "artifact"];
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void a_run_is_traced_from_the_upload_to_the_findings()
    {
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        var trace = Trace((string)run["run_id"]!);
        var nodes = trace["nodes"]!.AsArray();
        Assert.Equal(Chain.Order(StringComparer.Ordinal), nodes.Select(node => (string)node!["kind"]!).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["dataset", "upload"], nodes.Where(node => (string)node!["side"]! == "upstream").Select(node => (string)node!["kind"]!));
        Assert.All(nodes.Where(node => node!["path"] is not null), node => Assert.True(Path.Exists(Path.Combine(workplace.AppData, (string)node!["path"]!)), (string)node!["path"]!));
        var keys = nodes.Select(node => (string)node!["key"]!).ToHashSet();
        Assert.All(trace["edges"]!.AsArray(), edge => Assert.True(keys.Contains((string)edge!["from"]!) && keys.Contains((string)edge["to"]!)));
        Assert.Equal((int)run["findings"]!, nodes.Count(node => (string)node!["kind"]! == "finding"));
    }

    [Fact]
    public void a_finding_leads_back_to_its_upload_and_nowhere_else()
    {
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        var finding = workplace.Run("findings", "--plugin", "process_queue_delay", "--json").Expect(0).Json[0]!;
        var trace = Trace((string)finding["finding_id"]!);
        var up = trace["nodes"]!.AsArray().Where(node => (string)node!["side"]! == "upstream").ToList();
        Assert.Equal(["dataset", "execution", "report", "result", "run", "upload"], up.Select(node => (string)node!["kind"]!).Order(StringComparer.Ordinal));
        Assert.Equal("process_queue_delay", (string)up.Single(node => (string)node!["kind"]! == "execution")!["id"]!);
        Assert.Equal((string)run["run_id"]!, (string)up.Single(node => (string)node!["kind"]! == "run")!["id"]!);
        var claim = "f-" + ((string)finding["finding_id"]!)[..12];
        Assert.Equal((string)trace["start"]!, (string)Trace(claim)["start"]!);
    }

    [Fact]
    public void an_upload_leads_to_every_run_and_a_bound_says_what_it_cut()
    {
        var first = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        var second = workplace.Run("run", Repository.CloseCycle, "--yes", "--json", "--seed", "0000000000000001").Expect(0).Json;
        var upload = (string)workplace.Run("ingest", Repository.CloseCycle, "--json").Expect(0).Json["raw_sha256"]!;
        Assert.Equal(2, Kind(Trace(upload), "run").Count);
        Assert.Equal([(string)first["run_id"]!], Kind(Trace(upload, "--run", (string)first["run_id"]!), "run"));
        var bounded = Trace(upload, "--kind", "run", "--limit", "1");
        Assert.Equal([(string)second["run_id"]!], Kind(bounded, "run"));
        var cut = bounded["cuts"]!.AsArray().Single()!;
        Assert.Equal((1, 2), ((int)cut["shown"]!, (int)cut["total"]!));
        Assert.Contains("1 more run", workplace.Run("trace", upload, "--kind", "run", "--kind", "dataset", "--limit", "1").Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("```mermaid", workplace.Run("trace", upload, "--format", "md").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void objects_reports_and_columns_are_found_by_their_digest()
    {
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")))!;
        Assert.Contains("upload", Kinds(Trace((string)run["report_hash"]!)));
        Assert.Contains("upload", Kinds(Trace((string)report["executions"]!.AsArray().First(entry => entry!["result_digest"] is not null)!["result_digest"]!)));
        var column = Trace((string)report["dataset"]!["columns"]![0]!["object"]!);
        Assert.Contains("upload", Kinds(column));
        Assert.Contains("execution", Kinds(column));
        Assert.Contains("SH7152", workplace.Run("trace", "0123456789abcdef").Expect(2).Error, StringComparison.Ordinal);
    }

    private JsonNode Trace(string id, params string[] more) => workplace.Run(["trace", id, "--json", .. more]).Expect(0).Json;

    private static List<string> Kinds(JsonNode trace) => [.. trace["nodes"]!.AsArray().Select(node => (string)node!["kind"]!)];

    private static List<string> Kind(JsonNode trace, string kind) => [.. trace["nodes"]!.AsArray().Where(node => (string)node!["kind"]! == kind).Select(node => (string)node!["id"]!)];
}
