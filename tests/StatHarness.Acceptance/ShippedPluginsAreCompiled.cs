using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>ADR 0016: the build compiled what ships, and a run that takes it is the run that compiles.</summary>
public sealed class ShippedPluginsAreCompiled : IDisposable
{
    private static readonly string Built = Path.GetDirectoryName(Repository.Program)!;
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public async Task a_first_run_compiles_nothing_and_finds_the_same()
    {
        OnlyWhereItIsMade();
        var (shipped, compiled) = (await RunAsync("shipped", Path.Combine(Built, "compiled")), await RunAsync("compiled", Path.Combine(workplace.Folder, "nothing")));
        Assert.DoesNotContain("compiling", shipped.States);
        Assert.Contains("compiling", compiled.States);
        Assert.Equal(compiled.ReportHash, shipped.ReportHash);
    }

    [SkippableFact]
    public async Task what_is_damaged_is_compiled_as_ever()
    {
        OnlyWhereItIsMade();
        var folder = Directory.CreateDirectory(Path.Combine(workplace.Folder, "damaged")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(Built, "compiled"), "*.dll")) Damage(file, Path.Combine(folder, Path.GetFileName(file)));
        var run = await RunAsync("damaged-appdata", folder);
        Assert.Contains("compiling", run.States);
        Assert.Equal("completed", run.Outcome);
    }

    private async Task<(List<string> States, string ReportHash, string Outcome)> RunAsync(string appData, string assemblies)
    {
        using var session = HarnessSession.Open(Desk.Options(workplace, TimeProvider.System) with { AppData = Path.Combine(workplace.Folder, appData), ShippedAssemblies = assemblies });
        var states = new List<string>();
        var dataset = await session.IngestAsync(Repository.CloseCycle);
        var run = await (await dataset.PlanAsync(new PlanOptions { Plugins = ["profile_basic", "profile_roles"] })).RunAsync(new RunOptions(), new Told(states));
        return (states, run.Report.Run.ReportHash.ToString(), StatHarness.Core.Json.HarnessJson.Node(run.Report.Outcome).GetValue<string>());
    }

    /// <summary>One bit, as a disk would.</summary>
    private static void Damage(string file, string copy)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 3] ^= 4;
        File.WriteAllBytes(copy, bytes);
    }

    private static void OnlyWhereItIsMade() => Skip.IfNot(Directory.Exists(Path.Combine(Built, "compiled")), "The plugins are compiled by the build on Linux x64, in Release.");

    private sealed class Told(List<string> states) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            lock (states) states.Add(value.State);
        }
    }
}
