using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>
/// SEC-01: where the kernel cannot isolate, nothing runs, unless a policy accepts less; then every record says so. The kernel is
/// starved from outside, by a filter that the harness inherits: there is no switch in the product to do it.
/// </summary>
public sealed class SEC_01_IsolationIsNeverWeakened : IDisposable
{
    private const string NoLandlock = "444", NoRestriction = "446", NoSeccomp = "317";
    private readonly Workplace workplace = new();

    public SEC_01_IsolationIsNeverWeakened() => workplace.Write("data.csv", "n\n1\n2\n3\n");

    public void Dispose() => workplace.Dispose();

    [SkippableTheory]
    [InlineData(NoLandlock)]
    [InlineData(NoRestriction)]
    [InlineData(NoSeccomp)]
    [InlineData(NoSeccomp, "--isolation", "reduced")]
    [InlineData(NoRestriction, "--isolation", "reduced")]
    public void nothing_runs_where_the_kernel_cannot_isolate(string without, params string[] options)
    {
        var run = Starved(without, ["run", "data.csv", "--yes", "--plugins", "profile_basic", .. options]);
        run.Expect(7);
        Assert.Matches("SH500[125]", run.Error);
        Assert.Contains("hint", run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Store.Files(workplace.AppData), file => file.EndsWith("report.json", StringComparison.Ordinal));
        Assert.DoesNotContain(Store.Files(workplace.AppData), file => file.Contains("responses", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [InlineData(NoLandlock, "reduced", "reduced")]
    [InlineData(NoSeccomp, "process-only", "process_only")]
    public void a_policy_that_accepts_less_is_on_every_record(string without, string policy, string level)
    {
        var full = workplace.Run("run", "data.csv", "--yes", "--json", "--plugins", "profile_basic").Expect(0).Json;
        var weak = Starved(without, ["run", "data.csv", "--yes", "--json", "--plugins", "profile_basic", "--isolation", policy]).Expect(0).Json;
        Assert.NotEqual((string)full["run_fingerprint"]!, (string)weak["run_fingerprint"]!);
        Assert.All(weak["executions"]!.AsArray(), execution => Assert.Contains((string)execution!["isolation"]!, new[] { level, "none" }));
        Assert.Contains(weak["executions"]!.AsArray(), execution => (string)execution!["isolation"]! == level);
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine((string)weak["run_dir"]!, "run_manifest.json")))!;
        Assert.Equal(level, (string)manifest["environment"]!["isolation_policy"]!);
        var card = Starved(without, ["run", "data.csv", "--yes", "--fresh", "--plugins", "profile_basic", "--isolation", policy]).Expect(0).Output;
        Assert.Contains("Isolation was " + level.Replace('_', ' '), card, StringComparison.Ordinal);
        var doctor = Starved(without, ["doctor", "--json", "--isolation", policy]).Expect(0).Json;
        Assert.Equal((level, "warn"), ((string)doctor["isolation"]!, Check(doctor)));
    }

    [SkippableFact]
    public void doctor_fails_where_plugins_would_not_run() =>
        Assert.Equal("fail", Check(Starved(NoLandlock, ["doctor", "--json"]).Expect(7).Json));

    private static string Check(JsonNode doctor) => (string)doctor["checks"]!.AsArray().Single(check => (string)check!["name"]! == "isolation")!["status"]!;

    private Finished Starved(string without, string[] arguments)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "The filter is written for x86-64 Linux.");
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var starver = Path.Combine(AppContext.BaseDirectory.Replace("StatHarness.Acceptance", "StatHarness.AttackWorker", StringComparison.Ordinal), "StatHarness.AttackWorker.dll");
        var start = new ProcessStartInfo(dotnet, [starver, "without", without, Repository.Program, .. arguments])
        {
            WorkingDirectory = workplace.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return Workplace.End(process, string.Join(' ', arguments));
    }
}
