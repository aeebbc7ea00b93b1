using System.Text.RegularExpressions;
using StatHarness.Core;
using StatHarness.Scripting;

namespace StatHarness.Notebook;

/// <summary>What went wrong in a cell, for people: no frames of the harness, no paths of the machine that built it.</summary>
internal static partial class CellErrors
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
            ScriptFailure broken => Compilation(cell, broken.Diagnostics),
            _ => Thrown(cell, cause),
        };
    }

    private static (CellOutcome, ErrorOutput) Failed(CellContext cell, CellStatus status, Diagnostic diagnostic, ExitCode exit) => (
        new(status, cell.Number, diagnostic, exit),
        new(diagnostic.Code, diagnostic.Message, Lines(diagnostic.ToString())));

    /// <summary>Each error with the line it points at.</summary>
    private static (CellOutcome, ErrorOutput) Compilation(CellContext cell, IReadOnlyList<Diagnostic> errors)
    {
        var source = cell.Request.Source.ReplaceLineEndings("\n").Split('\n');
        var lines = new List<string>();
        foreach (var error in errors)
        {
            var at = cell.Place with { Line = error.Place?.Line ?? 0, Column = error.Place?.Column ?? 0 };
            lines.AddRange(Lines((error with { Place = at }).ToString()));
            if (at.Line < 1 || at.Line > source.Length) continue;
            lines.Add("  " + source[at.Line - 1]);
            lines.Add(new string(' ', at.Column + 1) + "^");
        }
        var first = errors[0] with { Place = cell.Place with { Line = errors[0].Place?.Line ?? 0, Column = errors[0].Place?.Column ?? 0 } };
        return (new(CellStatus.Failed, cell.Number, first, ExitCode.BadInput), new(first.Code, first.Message, lines));
    }

    private static (CellOutcome, ErrorOutput) Thrown(CellContext cell, Exception thrown)
    {
        var name = thrown.GetType().FullName ?? thrown.GetType().Name;
        var lines = new List<string>(Lines($"{name}: {thrown.Message}"));
        lines.AddRange(Frames(thrown.StackTrace ?? ""));
        for (var inner = thrown.InnerException; inner is not null; inner = inner.InnerException)
            lines.AddRange(Lines($"  caused by {inner.GetType().FullName}: {inner.Message}"));
        return (
            new(CellStatus.Failed, cell.Number, NotebookDiagnostics.Threw(cell.Place, name, thrown.Message), ExitCode.PluginFailed),
            new(name, thrown.Message, lines));
    }

    /// <summary>Where the cells' own code stands in the trace; a line counts from the top of the cell that holds it.</summary>
    private static List<string> Frames(string trace)
    {
        var frames = CellFrame().Matches(trace)
            .Select(frame => frame.Groups["method"].Value is var method && method.Contains("<Initialize>", StringComparison.Ordinal)
                ? $"   at line {frame.Groups["line"].Value}"
                : $"   at {method}, line {frame.Groups["line"].Value}")
            .ToList();
        return frames.Count <= MostFrames ? frames : [.. frames.Take(MostFrames), $"   … {frames.Count - MostFrames} more"];
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^\s*at Submission#\d+[.+](?<method>.*) in cell:line (?<line>\d+)\s*$", RegexOptions.Multiline)]
    private static partial Regex CellFrame();
}
