using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>EXEC-04, PERF-04: bounded pools by resource class; how many run at a time changes no byte of the output.</summary>
public sealed class EXEC_04_ResourceClasses : IDisposable
{
    private static readonly string[] Heavy = ["heavy_a", "heavy_b", "heavy_c"];
    private static readonly string[] Normal = ["normal_a", "normal_b", "normal_c"];

    private readonly Workplace workplace = new();
    private readonly string plugins;

    public EXEC_04_ResourceClasses()
    {
        plugins = Path.Combine(workplace.Folder, "plugins");
        foreach (var id in Heavy) Packages.Write(plugins, id, Packages.Busy(60), new() { ["resource_class"] = "heavy" });
        foreach (var id in Normal) Packages.Write(plugins, id, Packages.Busy(60), new() { ["resource_class"] = "normal" });
        workplace.Write("data.csv", "a\n1\n");
    }

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void heavy_ones_run_one_at_a_time_while_others_go_on()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Workers run confined.");
        var many = Run("4");
        var intervals = many.Intervals();
        Assert.Equal(6, intervals.Count);
        Assert.Equal(1, Reports.Peak([.. intervals.Where(interval => Heavy.Contains(interval.Plugin))]));
        Assert.InRange(Reports.Peak(intervals), 2, 4);
        var one = Run("1");
        Assert.Equal(1, Reports.Peak(one.Intervals()));
        Assert.Equal((string)one["report_hash"]!, (string)many["report_hash"]!);
    }

    private JsonNode Run(string workers) => workplace.Run(
        "run", "data.csv", "--yes", "--json", "--fresh", "--workers", workers, "--plugins-dir", plugins, "--plugins", string.Join(',', [.. Heavy, .. Normal])).Expect(0).Json;
}
