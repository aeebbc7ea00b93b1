using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>OBS-04, the command-line half: a verdict, the isolation in force, an exit code; nothing is changed.</summary>
public sealed class OBS_04_Doctor : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void doctor_gives_a_verdict_and_makes_nothing()
    {
        var report = workplace.Run("doctor", "--json").Expect(0).Json;
        Assert.Contains((string)report["verdict"]!, new[] { "ok", "warn" });
        Assert.Contains((string)report["isolation"]!, new[] { "full", "reduced", "process_only" });
        Assert.All(report["checks"]!.AsArray(), check => Assert.False(string.IsNullOrWhiteSpace((string)check!["found"]!)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(workplace.Folder));
    }

    [Fact]
    public void doctor_fails_when_a_plugin_cannot_be_read()
    {
        Directory.CreateDirectory(Path.Combine(workplace.Folder, "plugins", "broken"));
        workplace.Write(Path.Combine("plugins", "broken", "plugin.json"), "{ \"id\": 7 }");
        var report = workplace.Run("doctor", "--json", "--plugins-dir", "plugins").Expect(7).Json;
        Assert.Equal("fail", (string)report["verdict"]!);
    }

    [Theory]
    [InlineData("process-only", "accepts process-only")]
    [InlineData("reduced", "accepts reduced")]
    public void doctor_goes_by_the_isolation_that_the_project_accepts(string accepted, string says)
    {
        Assert.DoesNotContain("accepts", Isolation(), StringComparison.Ordinal);
        workplace.Run("settings", "set", $"harness.isolation={accepted.Replace('-', '_')}").Expect(0);
        Assert.Contains(says, Isolation(), StringComparison.Ordinal);
    }

    private string Isolation() => (string)workplace.Run("doctor", "--json").Expect(0).Json["checks"]!.AsArray().Single(check => (string)check!["name"]! == "isolation")!["found"]!;
}
