using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>META-06: a finding keeps its id when values and row order change, since the id says what it is about.</summary>
public sealed class META_06_FindingId : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void a_finding_keeps_its_id_when_rows_are_reordered_or_dropped()
    {
        var lines = File.ReadAllLines(Repository.CloseCycle);
        var original = Ids(Repository.CloseCycle);
        var reversed = Ids(workplace.Write("reversed.csv", string.Join('\n', lines.Take(1).Concat(lines.Skip(1).Reverse())) + "\n"));
        var shorter = Ids(workplace.Write("shorter.csv", string.Join('\n', lines.Take(1000)) + "\n"));
        Assert.Equal(original["wait_driver QEMAIL"], reversed["wait_driver QEMAIL"]);
        Assert.Equal(original["wait_driver QEMAIL"], shorter["wait_driver QEMAIL"]);
        Assert.Equal(original["dq_sentinel_time"], reversed["dq_sentinel_time"]);
    }

    private Dictionary<string, string> Ids(string file)
    {
        var run = workplace.Run("run", file, "--yes", "--json").Expect(0).Json;
        return JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")))!["findings"]!.AsArray()
            .Where(finding => (string)finding!["kind"]! == "dq_sentinel_time" || ((string?)finding["subject"]!["activity"] == "QEMAIL" && (string?)finding["subject"]!["window"] == "close"))
            .ToDictionary(finding => (string)finding!["kind"]! + ((string)finding["kind"]! == "wait_driver" ? " QEMAIL" : ""), finding => (string)finding!["finding_id"]!);
    }
}
