using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>A notebook runs headless, writes outputs into a copy and fails when a cell fails.</summary>
public sealed class NotebookRun : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("close-cycle.ipynb")]
    [InlineData("close-cycle.dib")]
    public void the_main_job_runs_as_a_notebook(string name)
    {
        var source = Path.Combine(Repository.Root, "notebooks", name);
        var before = File.ReadAllBytes(source);
        var copy = Path.Combine(workplace.Folder, "out.ipynb");
        workplace.Run("notebook", "run", source, "--output", copy, "--json").Expect(0);
        Assert.Equal(before, File.ReadAllBytes(source));
        var outputs = JsonNode.Parse(File.ReadAllText(copy))!["cells"]!.AsArray()
            .SelectMany(cell => cell!["outputs"]?.AsArray() ?? []).Where(output => output!["data"] is not null)
            .SelectMany(output => output!["data"]!.AsObject().Select(entry => entry.Key)).ToHashSet();
        Assert.Superset(new HashSet<string> { "text/plain", "text/html", "text/markdown", "application/json" }, outputs);
    }

    [Fact]
    public void a_failing_cell_fails_the_command_and_the_rest_does_not_run()
    {
        var notebook = workplace.Write("fails.dib", "#!csharp\n\nvar x = 20;\nx + 1\n\n#!csharp\n\nthrow new InvalidOperationException(\"planted\");\n\n#!csharp\n\nx\n");
        var finished = workplace.Run("notebook", "run", notebook, "--json");
        Assert.NotEqual(0, finished.Exit);
        var copy = File.ReadAllText(Path.Combine(workplace.Folder, "fails.out.ipynb"));
        Assert.Contains("planted", copy, StringComparison.Ordinal);
        Assert.Contains("21", copy, StringComparison.Ordinal);
        Assert.Contains("not_run", copy, StringComparison.Ordinal);
    }
}
