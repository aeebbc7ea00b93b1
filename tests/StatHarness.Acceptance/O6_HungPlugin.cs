using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>O6: a plugin that never comes back is ended at its budget; everybody else's result is there.</summary>
public sealed class O6_HungPlugin : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableTheory]
    [InlineData("while (true) { }")]
    [InlineData("try { while (true) { } } finally { while (true) { } }")]
    [InlineData("IEnumerable<string> Endless() { while (true) { } yield break; } Report.Measured(\"k\", (\"a\", 1), \"S.\", caveats: Endless());")]
    [InlineData("class Odd : Exception { public override string Message { get { while (true) { } } } } throw new Odd();")]
    public void it_is_a_timeout_with_a_remedy_and_harms_nobody(string script)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Full isolation exists on Linux only.");
        var plugins = Path.Combine(workplace.Folder, "plugins");
        SmallPackage.Write(plugins, "hung", script + "\nReport.Clean(\"never\", \"Never.\");\n", "dataset:read");
        var manifest = Path.Combine(plugins, "hung", "plugin.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"needs\"", "\"budget\": { \"time_ms\": 1000 }, \"needs\"", StringComparison.Ordinal));
        workplace.Write("data.csv", "n\n1\n2\n");

        var run = workplace.Run("run", "data.csv", "--yes", "--json", "--plugins-dir", "plugins", "--plugins", "hung,profile_basic,profile_roles").Expect(4).Json;
        var executions = run["executions"]!.AsArray().ToDictionary(entry => (string)entry!["plugin"]!, entry => entry!);
        Assert.Equal("timeout", (string)executions["hung"]["outcome"]!);
        Assert.Contains("Raise budget.time_ms", File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")), StringComparison.Ordinal);
        Assert.All(["profile_basic", "profile_roles"], id => Assert.Contains((string)executions[id]["outcome"]!, new[] { "findings", "clean" }));
        Assert.True(File.Exists(Path.Combine((string)run["run_dir"]!, "report.html")));
    }
}
