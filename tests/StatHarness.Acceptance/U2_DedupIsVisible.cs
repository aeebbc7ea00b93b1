using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>U2: content that was there already is reused visibly, on every face, and nothing is parsed again (PERF-08).</summary>
public sealed class U2_DedupIsVisible : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task the_typed_api_says_so_on_the_dataset_and_its_card()
    {
        using var session = HarnessSession.Open(new() { AppData = workplace.AppData, ShippedPlugins = Path.Combine(Repository.Root, "plugins") });
        var first = await session.IngestAsync(Repository.CloseCycle);
        Assert.Equal((false, 1), (first.Reused, first.Arrival!.Uploads));
        Assert.Empty(first.Notices);
        var second = await session.IngestAsync(workplace.Write("again.csv", File.ReadAllBytes(Repository.CloseCycle)));
        Assert.Equal((true, 2, "close_cycle.csv"), (second.Reused, second.Arrival!.Uploads, second.Arrival.FirstFileName));
        Assert.Contains("Matched existing content, first seen", Assert.Single(second.Notices), StringComparison.Ordinal);
        foreach (var card in new[] { second.Card.Text, second.Card.Markdown, second.Card.Html }) Assert.Contains("Matched existing content", card, StringComparison.Ordinal);
    }

    [Fact]
    public void the_manifest_says_whether_the_file_was_parsed()
    {
        foreach (var (parsed, name) in new[] { (true, "first.csv"), (false, "second.csv") })
        {
            var run = workplace.Run("run", workplace.Write(name, File.ReadAllBytes(Repository.CloseCycle)), "--yes", "--fresh", "--json", "--plugins", "profile_roles").Expect(0).Json;
            var manifest = File.ReadAllText(Path.Combine((string)run["run_dir"]!, "run_manifest.json"));
            Assert.Contains($"\"parsed\":{(parsed ? "true" : "false")}", manifest, StringComparison.Ordinal);
            Assert.Contains($"\"file_name\":\"{name}\"", manifest, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void a_notebook_says_so_without_the_time()
    {
        var notebook = workplace.Write("twice.dib", $"#!csharp\n\n#!ingest {Repository.CloseCycle}\n");
        workplace.Run("notebook", "run", notebook, "--output", "first.ipynb").Expect(0);
        workplace.Run("notebook", "run", notebook, "--output", "second.ipynb").Expect(0);
        workplace.Run("notebook", "run", notebook, "--output", "third.ipynb").Expect(0);
        var second = File.ReadAllText(Path.Combine(workplace.Folder, "second.ipynb"));
        Assert.Contains("Matched existing content, first seen as close_cycle.csv", second, StringComparison.Ordinal);
        Assert.Equal(second, File.ReadAllText(Path.Combine(workplace.Folder, "third.ipynb")));
    }

    [Fact]
    public void strict_refuses_also_what_is_there_already()
    {
        var path = workplace.Write("ragged.csv", "a,b\n1,2\n3\n");
        var dataset = workplace.Run("ingest", path, "--json").Expect(0).Json;
        workplace.Run("ingest", path, "--strict").Expect(2);
        workplace.Run("plan", (string)dataset["dataset_version_id"]!, "--strict").Expect(2);
        workplace.Run("plan", (string)dataset["dataset_version_id"]!, "--delimiter", ";").Expect(2);
        Assert.True((bool)workplace.Run("ingest", path, "--json").Expect(0).Json["reused"]!);
    }
}
