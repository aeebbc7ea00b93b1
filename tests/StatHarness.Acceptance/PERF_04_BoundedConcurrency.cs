using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PERF-04: never more plugins at a time than asked for or than fit into memory by their budgets; the output does not tell.</summary>
public sealed class PERF_04_BoundedConcurrency : IDisposable
{
    private static readonly string[] Large = ["large_a", "large_b"];
    private static readonly string[] Small = ["small_a", "small_b", "small_c"];

    private readonly Workplace workplace = new();
    private readonly string plugins;

    public PERF_04_BoundedConcurrency() => plugins = Path.Combine(workplace.Folder, "plugins");

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void as_many_run_as_there_are_workers_and_as_fit_into_memory()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Reads what memory is free from /proc.");
        foreach (var id in Large) Packages.Write(plugins, id, Packages.Busy(60), new() { ["budget"] = new JsonObject { ["memory_mb"] = AvailableMegabytes() * 7 / 10 } });
        foreach (var id in Small) Packages.Write(plugins, id, Packages.Busy(60));
        workplace.Write("data.csv", "a\n1\n");
        var three = Run("3");
        var intervals = three.Intervals();
        Assert.Equal(5, intervals.Count);
        Assert.InRange(Reports.Peak(intervals), 2, 3);
        Assert.Equal(1, Reports.Peak([.. intervals.Where(interval => Large.Contains(interval.Plugin))]));
        Assert.Equal((string)Run("1")["report_hash"]!, (string)three["report_hash"]!);
    }

    private JsonNode Run(string workers) => workplace.Run(
        "run", "data.csv", "--yes", "--json", "--fresh", "--workers", workers, "--plugins-dir", plugins, "--plugins", string.Join(',', [.. Large, .. Small])).Expect(0).Json;

    private static long AvailableMegabytes() =>
        long.Parse(File.ReadLines("/proc/meminfo").First(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) >> 10;
}
