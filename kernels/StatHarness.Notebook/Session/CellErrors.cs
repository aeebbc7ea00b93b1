using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>What went wrong in a cell, for people: no frames of the harness, no paths of the machine that built it.</summary>
internal static class CellErrors
{
    private const int MostFrames = 8;

    public static (CellOutcome Outcome, ErrorOutput Error) Of(Exception failure, CellContext cell)
    {
        var cause = failure is AggregateException { InnerExceptions: [var only] } ? only : failure;
        return cause switch
        {
            OperationCanceledException when cell.Cancellation.IsCancellationRequested => Failed(
                cell, CellStatus.Canceled, NotebookDiagnostics.Canceled(cell.Place), ExitCode.Canceled),
            DiagnosticException known => Failed(cell, CellStatus.Failed, known.Diagnostic, known.Exit),
            CompilationException broken => Compilation(cell, broken),
            _ => Thrown(cell, cause),
        };
    }

    private static (CellOutcome, ErrorOutput) Failed(CellContext cell, CellStatus status, Diagnostic diagnostic, ExitCode exit) => (
        new(status, cell.Number, diagnostic, exit),
        new(diagnostic.Code, diagnostic.Message, Lines(diagnostic.ToString())));

    private static (CellOutcome, ErrorOutput) Compilation(CellContext cell, CompilationException broken)
    {
        var source = cell.Request.Source.ReplaceLineEndings("\n").Split('\n');
        var lines = new List<string>();
        foreach (var error in broken.Errors)
        {
            lines.Add($"{cell.Place with { Line = error.Line, Column = error.Column }}: {error.Code}: {error.Message}");
            if (error.Line < 1 || error.Line > source.Length) continue;
            lines.Add("  " + source[error.Line - 1]);
            lines.Add(new string(' ', error.Column + 1) + "^");
        }
        var first = broken.Errors[0];
        var diagnostic = NotebookDiagnostics.DoesNotCompile(cell.Place with { Line = first.Line, Column = first.Column }, first.Code, first.Message, broken.Errors.Count);
        return (new(CellStatus.Failed, cell.Number, diagnostic, ExitCode.BadInput), new(diagnostic.Code, diagnostic.Message, lines));
    }

    private static (CellOutcome, ErrorOutput) Thrown(CellContext cell, Exception thrown)
    {
        var name = thrown.GetType().FullName ?? thrown.GetType().Name;
        var lines = new List<string>(Lines($"{name}: {thrown.Message}"));
        lines.AddRange(Frames(thrown));
        for (var inner = thrown.InnerException; inner is not null; inner = inner.InnerException)
            lines.AddRange(Lines($"  caused by {inner.GetType().FullName}: {inner.Message}"));
        return (
            new(CellStatus.Failed, cell.Number, NotebookDiagnostics.Threw(cell.Place, name, thrown.Message), ExitCode.PluginFailed),
            new(name, thrown.Message, lines));
    }

    /// <summary>Frames down to the cell that made the call, without files: the cell is named by the compiler's submission.</summary>
    private static IEnumerable<string> Frames(Exception thrown)
    {
        var frames = Lines(thrown.StackTrace ?? "").Select(frame => frame.Trim())
            .Where(frame => frame.StartsWith("at ", StringComparison.Ordinal))
            .Select(frame => frame.IndexOf(" in ", StringComparison.Ordinal) is var end and > 0 ? frame[..end] : frame)
            .ToList();
        var first = frames.FindIndex(frame => frame.Contains("Submission#", StringComparison.Ordinal));
        if (first < 0) return [];
        var last = frames.FindLastIndex(frame => frame.Contains("Submission#", StringComparison.Ordinal));
        var shown = frames[..(last + 1)].Where(frame => !frame.Contains("<Initialize>", StringComparison.Ordinal)).ToList();
        var more = shown.Count - MostFrames;
        return shown.Take(MostFrames).Select(frame => "   " + frame).Concat(more > 0 ? [$"   … {more} more"] : []);
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
