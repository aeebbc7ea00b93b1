using System.Text;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Notebook;
using Xunit;

namespace StatHarness.UnitTests.NotebookRoom;

public class HeadlessTests
{
    private const string Good = "#!markdown\n\n# T\n\n#!csharp\n\nvar x = 20; Console.WriteLine(\"hi\");\n\n#!html\n\n<b>h</b>\n\n#!csharp\n\nx * 2.1\n";

    [Fact]
    public async Task every_code_cell_runs_and_the_copy_holds_the_outputs()
    {
        using var folder = new NotebookFolder();
        var notebook = folder.File("n.dib", Good);
        var seen = new List<CellProgress>();
        var outcome = await RunAsync(notebook, Path.Combine(folder.Path, "n.out.ipynb"), seen.Add);
        Assert.True(outcome.Succeeded, outcome.Text);
        Assert.Equal((3, 3, null as int?), (outcome.CellsRun, outcome.CellsTotal, outcome.FailedCell));
        var cells = NotebookFile.Read(outcome.Output).Cells;
        Assert.Equal(["hi\n", "h", "42"], cells.SelectMany(cell => cell.Outputs).Select(Notebooks.Plain));
        Assert.Equal([null, 1, 2, 3], cells.Select(cell => cell.ExecutionCount));
        Assert.Equal(Good, File.ReadAllText(notebook));
        Assert.Equal([(0, 2, "running"), (1, 2, "ok")], seen.Take(2).Select(step => (step.Done, step.Cell, step.State)));
    }

    [Fact]
    public async Task the_same_notebook_gives_the_same_bytes()
    {
        using var folder = new NotebookFolder();
        var notebook = folder.File("n.dib", Good + "\n#!csharp\n\ndisplay(new[] { 1, 2 }); Enumerable.Range(0, 3).Select(i => new { i, Half = i / 2.0 })\n");
        var one = await RunAsync(notebook, Path.Combine(folder.Path, "a.ipynb"));
        var two = await RunAsync(notebook, Path.Combine(folder.Path, "b.ipynb"));
        Assert.Equal(File.ReadAllText(one.Output), File.ReadAllText(two.Output));
    }

    [Fact]
    public async Task the_first_failing_cell_stops_and_the_rest_is_marked()
    {
        using var folder = new NotebookFolder();
        var notebook = folder.File("n.dib", "#!csharp\n\n1\n\n#!markdown\n\nx\n\n#!csharp\n\n#!plan\n\n#!csharp\n\nConsole.Write(\"not reached\")\n");
        var outcome = await RunAsync(notebook, Path.Combine(folder.Path, "o.ipynb"));
        Assert.False(outcome.Succeeded);
        Assert.Equal((3, 2, 3, "SH6110", ExitCode.BadInput), (outcome.FailedCell, outcome.CellsRun, outcome.CellsTotal, outcome.Diagnostic!.Code, outcome.Exit));
        Assert.Equal(new Place("n.dib, cell 3", 1, 1), outcome.Diagnostic.Place);
        var cells = NotebookFile.Read(outcome.Output).Cells;
        Assert.Equal("failed", State(cells[2]));
        Assert.Equal("not_run", State(cells[3]));
        Assert.IsType<ErrorOutput>(Assert.Single(cells[2].Outputs));
        Assert.Empty(cells[3].Outputs);
        Assert.Null(cells[3].ExecutionCount);
    }

    [Fact]
    public async Task marks_and_outputs_of_an_earlier_run_are_gone()
    {
        using var folder = new NotebookFolder();
        var failed = await RunAsync(folder.File("n.dib", "#!csharp\n\nint.Parse(File.ReadAllText(Harness.Locate(\"n.txt\")))\n"), Path.Combine(folder.Path, "o.ipynb"));
        Assert.Equal(1, failed.FailedCell);
        folder.File("n.txt", "5");
        var again = await RunAsync(failed.Output, failed.Output, inPlace: true);
        var cell = NotebookFile.Read(again.Output).Cells.Single();
        Assert.Equal("5", Notebooks.Plain(Assert.Single(cell.Outputs)));
        Assert.Null(State(cell));
    }

    [Fact]
    public async Task a_canceled_run_writes_what_there_is()
    {
        using var folder = new NotebookFolder();
        using var cancel = new CancellationTokenSource();
        var notebook = folder.File("n.dib", "#!csharp\n\n1\n\n#!csharp\n\nawait Task.Delay(60_000, Cancellation);\n\n#!csharp\n\n3\n");
        var outcome = await RunAsync(notebook, Path.Combine(folder.Path, "o.ipynb"), step => { if (step.Done == 1) cancel.Cancel(); }, cancellationToken: cancel.Token);
        Assert.Equal((ExitCode.Canceled, "SH6120"), (outcome.Exit, outcome.Diagnostic!.Code));
        Assert.Equal([null, "canceled", "not_run"], NotebookFile.Read(outcome.Output).Cells.Select(State));
    }

    [Theory]
    [InlineData("n.dib", "SH6131")]
    [InlineData("n.ipynb", "SH6130")]
    [InlineData("missing/n.out.ipynb", "SH6132")]
    public async Task an_output_that_cannot_be_is_refused_before_anything_runs(string output, string code)
    {
        using var folder = new NotebookFolder();
        var notebook = folder.File("n.ipynb", Encoding.UTF8.GetString(NotebookFile.Bytes("n.ipynb", DibReader.Read(Good, "n.dib"))));
        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => RunAsync(notebook, Path.Combine(folder.Path, output)));
        Assert.Equal(code, failure.Diagnostic.Code);
    }

    [Fact]
    public void the_outcome_is_a_record_for_machines()
    {
        var node = HarnessJson.Node(new HeadlessOutcome("n", "o", 1, 2, 3, new("SH1", "m"), ExitCode.BadInput));
        Assert.Equal("""{"notebook":"n","output":"o","cells_run":1,"cells_total":2,"failed_cell":3,"diagnostic":{"code":"SH1","message":"m","place":null,"hint":null},"exit":"bad_input","succeeded":false}""",
            node.ToJsonString(HarnessJson.Options));
    }

    private static string? State(NotebookCell cell) => cell.Metadata[HeadlessRun.StateKey]?["state"]?.GetValue<string>();

    private static Task<HeadlessOutcome> RunAsync(
        string notebook, string output, Action<CellProgress>? progress = null, bool inPlace = false, CancellationToken cancellationToken = default) =>
        HeadlessRun.RunAsync(notebook, output, inPlace, folder => Notebooks.Session(folder), progress is null ? null : new Sink(progress), cancellationToken);

    private sealed class Sink(Action<CellProgress> report) : IProgress<CellProgress>
    {
        public void Report(CellProgress value) => report(value);
    }
}
