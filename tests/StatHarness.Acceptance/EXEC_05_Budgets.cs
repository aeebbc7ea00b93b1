using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>EXEC-05, EXEC-08: exceeding a budget is an outcome of its own with a remedy; the rest of the run is there.</summary>
public sealed class EXEC_05_Budgets : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableTheory]
    [InlineData("endless_loop", "timeout", "time_ms")]
    [InlineData("greedy_memory", "limit_exceeded", "memory_mb")]
    [InlineData("no_verdict", "error", "script")]
    public void a_plugin_that_goes_wrong_is_an_outcome_with_a_remedy(string id, string outcome, string remedy)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Limits are enforced by the Linux sandbox.");
        Packages.Copy(id, Path.Combine(workplace.Folder, "plugins"));
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json", "--plugins-dir", "plugins").Expect(4).Json;
        Assert.Equal("completed_with_errors", (string)run["outcome"]!);
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")))!;
        var execution = report["executions"]!.AsArray().Single(entry => (string)entry!["identity"]!["id"]! == id)!;
        Assert.Equal(outcome, (string)execution["outcome"]!);
        Assert.Contains(remedy, (string)execution["remedy"]!, StringComparison.Ordinal);
        Assert.DoesNotContain(report["executions"]!.AsArray(), entry => (string)entry!["identity"]!["id"]! != id
            && (string)entry["outcome"]! is not ("findings" or "clean" or "not_applicable"));
    }
}
