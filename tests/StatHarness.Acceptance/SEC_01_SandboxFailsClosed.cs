using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>SEC-01, SEC-04: what the grant does not name fails, is recorded, and nothing gets out.</summary>
public sealed class SEC_01_SandboxFailsClosed : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableTheory]
    [InlineData("hostile_read_passwd")]
    [InlineData("hostile_open_socket")]
    [InlineData("hostile_start_process")]
    [InlineData("hostile_write_outside")]
    public void a_hostile_plugin_is_a_recorded_violation(string id)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Full isolation exists on Linux only.");
        var marker = Path.Combine(Path.GetTempPath(), "stat-harness-escaped");
        File.Delete(marker);
        Packages.Copy(id, Path.Combine(workplace.Folder, "plugins"));
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json", "--plugins-dir", "plugins").Expect(4).Json;
        Assert.Equal("completed_with_errors", (string)run["outcome"]!);
        var executions = run["executions"]!.AsArray();
        var hostile = executions.Single(execution => (string)execution!["plugin"]! == id)!;
        Assert.Equal("violation", (string)hostile["outcome"]!);
        Assert.NotEmpty(hostile["violations"]!.AsArray());
        Assert.Equal(9, executions.Count);
        Assert.All(executions.Where(execution => (string)execution!["plugin"]! != id), execution => Assert.Empty(execution!["violations"]!.AsArray()));
        Assert.False(File.Exists(marker));
        var report = File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json"));
        Assert.DoesNotContain("root:x:0", report, StringComparison.Ordinal);
    }
}
