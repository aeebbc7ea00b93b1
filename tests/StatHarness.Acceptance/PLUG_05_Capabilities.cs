using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-05, the enforcement half: what is not declared is not there; artifacts go through the harness only.</summary>
public sealed class PLUG_05_Capabilities : IDisposable
{
    private const string Writes = "Artifacts.Write(\"notes.txt\", $\"{Dataset.Rows} rows\");\nReport.Clean(\"done\", \"Written.\");\n";
    private readonly Workplace workplace = new();
    private int runs;

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void with_the_capability_an_artifact_lies_in_the_run_and_is_hashed()
    {
        var directory = Run("writer", Writes, "clean", 0, "dataset:read", "artifacts:write");
        Assert.Equal("3 rows", File.ReadAllText(Path.Combine(directory, "artifacts", "writer", "notes.txt")));
        Assert.Contains("artifacts/writer/notes.txt", File.ReadAllText(Path.Combine(directory, "run_manifest.json")), StringComparison.Ordinal);
        // Another run, in which this plugin's result comes from the cache, brings the same files.
        var again = Run("writer", Writes, "clean", 0, "dataset:read", "artifacts:write");
        Assert.NotEqual(directory, again);
        Assert.Equal("3 rows", File.ReadAllText(Path.Combine(again, "artifacts", "writer", "notes.txt")));
    }

    [SkippableFact]
    public void without_it_the_plugin_fails_and_nothing_is_written()
    {
        var directory = Run("writer", Writes, "error", 4, "dataset:read");
        Assert.Contains("SH3150", File.ReadAllText(Path.Combine(directory, "report.json")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(directory, "artifacts", "writer")));
    }

    [SkippableTheory]
    [InlineData("Artifacts.Write(\"../report.json\", \"owned\");", "SH3151")]
    [InlineData("Artifacts.Write(\"output.json\", \"owned\");", "SH3151")]
    [InlineData("Artifacts.Write(\"con.txt\", \"owned\");", "SH3151")]
    [InlineData("for (var i = 0; i < 1000; i++) Artifacts.Write($\"f{i}\", \"x\");", "SH3152")]
    [InlineData("for (var i = 0; i < 60; i++) Artifacts.Write($\"f{i}\", new byte[1 << 20]);", "SH3152")]
    public void names_and_quotas_are_held(string script, string code)
    {
        var directory = Run("writer", script + "\nReport.Clean(\"done\", \"Written.\");\n", "error", 4, "dataset:read", "artifacts:write");
        Assert.Contains(code, File.ReadAllText(Path.Combine(directory, "report.json")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(directory, "artifacts", "writer")));
    }

    [SkippableFact]
    public void columns_that_are_needed_but_not_declared_are_not_there()
    {
        var directory = Run("reader", "Log(Dataset.Column(\"n\").Name);\nReport.Clean(\"done\", \"Read.\");\n", "error", 4, "artifacts:write");
        Assert.Contains("SH3003", File.ReadAllText(Path.Combine(directory, "report.json")), StringComparison.Ordinal);
    }

    private string Run(string id, string script, string outcome, int exit, params string[] capabilities)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Full isolation exists on Linux only.");
        SmallPackage.Write(Path.Combine(workplace.Folder, "plugins"), id, script, capabilities);
        workplace.Write("data.csv", "n\n1\n2\n3\n");
        var run = workplace.Run("run", "data.csv", "--yes", "--json", "--plugins-dir", "plugins", "--plugins", runs++ == 0 ? id : id + ",profile_roles").Expect(exit).Json;
        Assert.Equal(outcome, (string)run["executions"]!.AsArray().Single(execution => (string)execution!["plugin"]! == id)!["outcome"]!);
        return (string)run["run_dir"]!;
    }
}
