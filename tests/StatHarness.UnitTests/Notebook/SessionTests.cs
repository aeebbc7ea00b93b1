using StatHarness.Core;
using StatHarness.Notebook;
using Xunit;

namespace StatHarness.UnitTests.NotebookRoom;

public class SessionTests
{
    [Fact]
    public async Task state_lives_across_cells()
    {
        using var session = Notebooks.Session();
        Assert.Empty((await session.RunAsync("var x = 20;\nint Twice(int n) => 2 * n;")).Outputs);
        Assert.Equal("42", await session.ValueAsync("Twice(x) + 2"));
        Assert.Equal(2, session.ExecutionCount);
    }

    [Fact]
    public async Task the_last_expression_is_the_result_and_null_shows_nothing()
    {
        using var session = Notebooks.Session();
        var (outcome, outputs) = await session.RunAsync("1 + 1");
        Assert.Equal(1, Assert.IsType<ResultOutput>(Assert.Single(outputs)).ExecutionCount);
        Assert.Equal((CellStatus.Ok, 1), (outcome.Status, outcome.ExecutionCount));
        Assert.Empty((await session.RunAsync("(string?)null")).Outputs);
        Assert.Empty((await session.RunAsync("var y = 3;")).Outputs);
    }

    [Fact]
    public async Task what_a_cell_prints_is_its_output_in_order()
    {
        using var session = Notebooks.Session();
        var (_, outputs) = await session.RunAsync("Console.Write(\"a\"); Console.WriteLine(1); Console.Error.WriteLine(\"e\"); await Task.Yield(); Console.Write('b'); 7");
        Assert.Equal(
            [(StreamName.Stdout, "a1\n"), (StreamName.Stderr, "e\n"), (StreamName.Stdout, "b")],
            outputs.OfType<StreamOutput>().Select(stream => (stream.Name, stream.Text)));
        Assert.Equal("7", Notebooks.Plain(outputs[^1]));
    }

    [Fact]
    public async Task two_sessions_at_once_keep_their_output_apart()
    {
        using var one = Notebooks.Session();
        using var two = Notebooks.Session();
        const string Loop = "for (var i = 0; i < 50; i++) {{ Console.Write(\"{0}\"); await Task.Delay(1); }}";
        var runs = await Task.WhenAll(one.RunAsync(Loop.Replace("{0}", "1").Replace("{{", "{").Replace("}}", "}")), two.RunAsync(Loop.Replace("{0}", "2").Replace("{{", "{").Replace("}}", "}")));
        Assert.Equal(new string('1', 50), Notebooks.Plain(Assert.Single(runs[0].Outputs)));
        Assert.Equal(new string('2', 50), Notebooks.Plain(Assert.Single(runs[1].Outputs)));
    }

    [Fact]
    public async Task a_display_is_updated_in_place()
    {
        using var session = Notebooks.Session();
        var (emitted, emit) = (new List<CellOutput>(), new OutputRecorder().NewCell());
        await session.ExecuteAsync(new("var d = display(\"one\"); Console.Write(\"x\"); d.Update(\"two\");"), output => { emitted.Add(output); emit.Emit(output); });
        Assert.Equal([false, true], emitted.OfType<DisplayOutput>().Select(display => display.Update));
        Assert.Single(emitted.OfType<DisplayOutput>().Select(display => display.DisplayId).Distinct());
        Assert.Equal(["two", "x"], emit.Outputs().Select(Notebooks.Plain));
    }

    [Fact]
    public async Task a_display_of_an_earlier_cell_is_updated_there()
    {
        using var session = Notebooks.Session();
        var recorder = new OutputRecorder();
        var (first, second) = (recorder.NewCell(), recorder.NewCell());
        await session.ExecuteAsync(new("var d = display(1);"), first.Emit);
        await session.ExecuteAsync(new("d.Update(2);"), second.Emit);
        Assert.Equal("2", Notebooks.Plain(Assert.Single(first.Outputs())));
        Assert.Empty(second.Outputs());
    }

    [Fact]
    public async Task code_that_does_not_compile_names_line_and_column_and_runs_nothing()
    {
        using var session = Notebooks.Session();
        var error = await session.FailAsync("#!csharp\nvar ok = 1;\nConsole.Write(ok);\nint n = \"text\";");
        Assert.Equal("SH3101", error.Name);
        Assert.Contains("CS0029", error.Value, StringComparison.Ordinal);
        Assert.Contains(error.Traceback, line => line.StartsWith("cell [1]:4:9: SH3101", StringComparison.Ordinal));
        Assert.Equal("  int n = \"text\";", error.Traceback[^2]);
        Assert.Equal("          ^", error.Traceback[^1]);
        Assert.StartsWith("SH3101", (await session.FailAsync("ok")).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_exception_shows_the_lines_of_the_cell_and_nothing_of_the_harness()
    {
        using var session = Notebooks.Session();
        await session.RunAsync("void Boom(int n)\n{\n    throw new InvalidOperationException(\"no\", new ArgumentException(\"why\"));\n}");
        var (outcome, outputs) = await session.RunAsync("Console.Write(\"before\");\nBoom(1);");
        var error = Assert.IsType<ErrorOutput>(outputs[^1]);
        Assert.Equal("before", Notebooks.Plain(outputs[0]));
        Assert.Equal(("System.InvalidOperationException", "no"), (error.Name, error.Value));
        Assert.Equal(["System.InvalidOperationException: no", "   at Boom(Int32 n), line 3", "   at line 2", "  caused by System.ArgumentException: why"], error.Traceback);
        Assert.Equal("SH6121", outcome.Diagnostic!.Code);
    }

    [Fact]
    public async Task a_failed_cell_leaves_the_session_usable()
    {
        using var session = Notebooks.Session();
        await session.RunAsync("var kept = 5;");
        await session.FailAsync("kept = 6; throw new Exception(\"x\");");
        Assert.Equal("6", await session.ValueAsync("kept"));
    }

    [Fact]
    public async Task a_diagnostic_is_shown_with_code_place_and_hint()
    {
        using var session = Notebooks.Session();
        var error = await session.FailAsync("throw new DiagnosticException(new Diagnostic(\"SH2104\", \"Ragged.\", new Place(\"a.csv\", 3), \"Mend it.\"));");
        Assert.Equal(("SH2104", "Ragged."), (error.Name, error.Value));
        Assert.Equal(["a.csv:3: SH2104: Ragged.", "  hint: Mend it."], error.Traceback);
    }

    [Fact]
    public async Task canceling_ends_the_cell_and_keeps_the_session()
    {
        using var session = Notebooks.Session();
        await session.RunAsync("var kept = 1;");
        using var cancel = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var running = session.ExecuteAsync(new("Console.Write(\"on\"); await Task.Delay(60_000, Cancellation);"), _ => started.TrySetResult(), cancel.Token);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await cancel.CancelAsync();
        var outcome = await running;
        Assert.Equal((CellStatus.Canceled, ExitCode.Canceled), (outcome.Status, outcome.Exit));
        Assert.Equal("1", await session.ValueAsync("kept"));
    }

    [Fact]
    public async Task a_silent_cell_changes_state_shows_nothing_and_is_not_counted()
    {
        using var session = Notebooks.Session();
        var outputs = new List<CellOutput>();
        await session.ExecuteAsync(new("var s = 3; Console.Write(s); s", Silent: true), outputs.Add);
        Assert.Empty(outputs);
        Assert.Equal(0, session.ExecutionCount);
        Assert.Equal("3", await session.ValueAsync("s"));
    }

    [Fact]
    public async Task a_language_switch_shows_what_follows_in_that_language()
    {
        using var session = Notebooks.Session();
        var (_, outputs) = await session.RunAsync("var n = 1;\n#!markdown\n# T\n#!html\n<b>a &amp; b</b>\n#!mermaid\ngraph TD\n  A-->B\n#!csharp\nn + 1");
        Assert.Equal("# T", ((DisplayOutput)outputs[0]).Bundle.Text(MimeBundle.MarkdownText));
        Assert.Equal("<b>a &amp; b</b>", ((DisplayOutput)outputs[1]).Bundle.Text(MimeBundle.HtmlText));
        Assert.Equal("a & b", Notebooks.Plain(outputs[1]));
        Assert.Equal("```mermaid\ngraph TD\n  A-->B\n```\n", ((DisplayOutput)outputs[2]).Bundle.Text(MimeBundle.MarkdownText));
        Assert.Equal("2", Notebooks.Plain(outputs[3]));
    }

    [Fact]
    public async Task a_language_that_does_not_run_here_says_which_do()
    {
        using var session = Notebooks.Session();
        var error = await session.FailAsync("1", "fsharp");
        Assert.Equal("SH6101", error.Name);
        Assert.Contains("csharp, markdown, html, mermaid", error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_engine_opens_only_when_a_cell_needs_it()
    {
        using var session = Notebooks.Session();
        Assert.Equal("3", await session.ValueAsync("1 + 2"));
        Assert.Equal(Notebooks.NoEngine, (await session.FailAsync("await Harness.IngestAsync(\"x.csv\")")).Name);
        Assert.Equal(Notebooks.NoEngine, (await session.FailAsync("#!ingest x.csv")).Name);
    }

    [Fact]
    public async Task relative_paths_lead_beside_the_notebook_first()
    {
        using var folder = new NotebookFolder();
        var beside = folder.File("here.csv", "a\n1\n");
        using var session = Notebooks.Session(folder.Path);
        Assert.Equal(beside, await session.ValueAsync("Harness.Locate(\"here.csv\")"));
        Assert.Equal(Path.Combine(folder.Path, "nowhere.csv"), await session.ValueAsync("Harness.Locate(\"nowhere.csv\")"));
        var inCurrent = Path.GetFileName(Directory.GetFiles(Environment.CurrentDirectory)[0]);
        Assert.Equal(inCurrent, await session.ValueAsync($"Harness.Locate(\"{inCurrent}\")"));
    }
}
