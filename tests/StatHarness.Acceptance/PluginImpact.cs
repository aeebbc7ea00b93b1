using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>plugins simulate: which reports of past runs would change with another version, finding by finding; nothing of it is kept.</summary>
public sealed class PluginImpact : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task a_simulation_foretells_the_report_and_leaves_nothing_behind()
    {
        var touched = workplace.Write("touched.csv", "id,amount\n1,10\n2,2500\n3,1000\n");
        var untouched = workplace.Write("untouched.csv", "id,amount\n1,10\n2,2500\n3,999\n");
        using var session = Variant.Open(workplace);
        var one = session.Inventory.Install(new Variant(workplace).Folder);
        session.Inventory.Enable("hello_rows", approve: one.Bundle.ToString());
        var before = await Run(session, touched);
        await Run(session, untouched);

        var update = await session.Inventory.UpdateAsync(new Variant(workplace, at: "newer").Version("2.0.0").Change("plugin.csx", "> Config.Limit).ToList()", ">= Config.Limit).ToList()").Folder, run: false);
        Assert.Equal("candidate", update.State);
        var files = Store.Files(workplace.AppData).Where(path => !path.StartsWith("objects", StringComparison.Ordinal)).ToList();
        var impact = await session.Inventory.SimulateAsync("hello_rows");
        Assert.Equal(files, Store.Files(workplace.AppData).Where(path => !path.StartsWith("objects", StringComparison.Ordinal)));
        Assert.Equal(2, session.Runs().Count);

        Assert.Equal(("1.0.0", "2.0.0", 1), (impact.From, impact.To, impact.ReportsChanged));
        var changed = impact.Runs.Single(run => run.Changes);
        Assert.Equal(("touched.csv", true, before.RunId), (changed.FileName, changed.MatchesRun, changed.RunId));
        var finding = Assert.Single(changed.Findings, one => one.Plugin == "hello_rows");
        Assert.Equal(("changed", before.Findings.Single(one => one.Plugin == "hello_rows").FindingId), (finding.Change, finding.FindingId));
        Assert.Contains("value", finding.Fields);
        Assert.Equal(["hello_rows"], changed.Results);
        Assert.StartsWith("2 of 3", finding.After, StringComparison.Ordinal);

        session.Inventory.Switch("hello_rows");
        Assert.Equal(changed.After, (await Run(session, touched)).Report.Run.ReportHash);
    }

    [Fact]
    public async Task without_a_past_run_it_says_so_and_an_unknown_run_is_named()
    {
        using var session = Variant.Open(workplace);
        session.Inventory.Install(new Variant(workplace).Folder);
        Assert.Equal("SH7184", (await Refused.ByAsync(() => session.Inventory.SimulateAsync("hello_rows"))).Diagnostic.Code);
        Assert.Equal("SH7102", (await Refused.ByAsync(() => session.Inventory.SimulateAsync("hello_rows", runs: ["nothing"]))).Diagnostic.Code);
    }

    private static async Task<Run> Run(HarnessSession session, string table)
    {
        var dataset = await session.IngestAsync(table);
        return await (await dataset.PlanAsync(new PlanOptions { Plugins = ["hello_rows"] })).RunAsync();
    }
}
