using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>QA-01, EXEC-01, EXEC-06: one table, one report, whatever the machine is set to.</summary>
public sealed class QA_01_ReportIsByteIdentical : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void workers_culture_zone_and_instruction_set_change_no_byte()
    {
        var reference = Run(new() { }, "1");
        var cases = new (string Name, Dictionary<string, string> Environment, string Workers)[]
        {
            ("four workers", new() { }, "4"),
            ("Turkish culture, Kolkata time", new() { ["LANG"] = "tr_TR.UTF-8", ["LC_ALL"] = "tr_TR.UTF-8", ["TZ"] = "Asia/Kolkata" }, "2"),
            ("no AVX2", new() { ["DOTNET_EnableAVX2"] = "0" }, "2"),
            ("no hardware intrinsics", new() { ["DOTNET_EnableHWIntrinsic"] = "0" }, "2"),
            ("C library without AVX2 and FMA", new() { ["GLIBC_TUNABLES"] = "glibc.cpu.hwcaps=-AVX2,-FMA" }, "2"),
            ("no tiered compilation", new() { ["DOTNET_TieredCompilation"] = "0" }, "2"),
            ("one processor", new() { ["DOTNET_PROCESSOR_COUNT"] = "1" }, "2"),
        };
        foreach (var (name, environment, workers) in cases)
        {
            var other = Run(environment, workers);
            Assert.True(reference.Hash == other.Hash, $"{name}: {other.Hash} instead of {reference.Hash}");
            Assert.Equal(reference.Body, other.Body);
        }
    }

    private (string Hash, string Body) Run(Dictionary<string, string> environment, string workers)
    {
        var run = workplace.Run(environment, "run", Repository.CloseCycle, "--yes", "--json", "--fresh", "--workers", workers).Expect(0).Json;
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")))!.AsObject();
        Assert.Equal((string)run["report_hash"]!, (string)report["run"]!["report_hash"]!);
        report.Remove("run");
        return ((string)run["report_hash"]!, report.ToJsonString());
    }
}
