using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>EXEC-01: what a reader gets does not depend on how many workers there were.</summary>
public sealed class EXEC_01_OrderIsNotConcurrency : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void one_worker_and_many_give_the_same_report_hash_plan_and_results()
    {
        var (one, many) = (Run("1"), Run("8"));
        Assert.Equal(one.Hash, many.Hash);
        Assert.Equal(File.ReadAllBytes(Path.Combine(one.Folder, "plan.json")), File.ReadAllBytes(Path.Combine(many.Folder, "plan.json")));
        foreach (var result in Directory.EnumerateFiles(Path.Combine(one.Folder, "responses")))
            Assert.Equal(File.ReadAllBytes(result), File.ReadAllBytes(Path.Combine(many.Folder, "responses", Path.GetFileName(result))));
    }

    private (string Hash, string Folder) Run(string workers)
    {
        // A folder of its own each: the plan of a second run would say that results are cached.
        var appData = Path.Combine(workplace.Folder, "appdata" + workers);
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json", "--workers", workers, "--appdata", appData).Expect(0).Json;
        return ((string)run["report_hash"]!, (string)run["run_dir"]!);
    }
}
