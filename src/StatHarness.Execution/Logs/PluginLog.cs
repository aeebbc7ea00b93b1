using System.Text;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Scripting;
using StatHarness.Sdk;

namespace StatHarness.Execution;

/// <summary><c>logs/&lt;plugin&gt;.log</c>: a line is <c>level source: text</c>. Sources are plugin (its own words), sql (what it asked), sandbox, stderr and harness.</summary>
internal static class PluginLog
{
    public const int MaxLines = 2_000;
    public const long MaxBytes = 1 << 20;

    public static byte[] Of(FinishedExecution finished) => Of(finished, MaxLines, MaxBytes);

    internal static byte[] Of(FinishedExecution finished, int maxLines, long maxBytes)
    {
        var cap = new LogCap(maxLines, maxBytes);
        var text = new StringBuilder();
        foreach (var line in Lines(finished))
        {
            if (cap.Takes(Encoding.UTF8.GetByteCount(line) + 1)) text.Append(line).Append('\n');
        }
        if (cap.DroppedLines > 0) text.Append("warn  harness: ").Append(cap.Closing).Append('\n');
        var (level, words) = (Outcomes.IsFault(finished.Verdict.Outcome) ? "error" : "info", finished.Verdict);
        return Encoding.UTF8.GetBytes(text.Append(Entry(level, "harness", $"{RunLog.Name(words.Outcome)}: {words.Justification}")).Append('\n').ToString());
    }

    private static IEnumerable<string> Lines(FinishedExecution finished)
    {
        if (finished.CachedFrom is { } run) yield return Entry("info", "harness", $"The result was reused from run {run}; these are the lines of that execution.");
        foreach (var line in finished.Result?.Log ?? []) yield return Entry("info", "plugin", line);
        foreach (var line in finished.Result?.Warnings ?? []) yield return Entry("warn", "plugin", line);
        foreach (var query in finished.Queries.Queries) yield return Entry(query.Code is null ? "info" : "error", "sql", Words(query));
        if (finished.Queries.Count > finished.Queries.Queries.Count) yield return Entry("warn", "sql", $"{finished.Queries.Count} queries were asked; the first ones are kept.");
        foreach (var violation in finished.Violations) yield return Entry("error", "sandbox", Words(violation));
        if (finished.ErrorTail.Length == 0) yield break;
        foreach (var line in finished.ErrorTail.TrimEnd('\n').Split('\n')) yield return Entry("error", "stderr", line);
    }

    private static string Words(AskedQuery query) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{query.Capability}, {(query.Code is null ? $"{query.Rows} rows" : $"{query.Code} {query.Problem}")}, {query.Ms:0.###} ms: {query.Text}");

    internal static string Words(RunViolation violation) =>
        $"tried {violation.Syscall}{(violation.Target is { } target ? $" on '{target}'" : "")}: {violation.Action}, {violation.Count} times";

    /// <summary>What a plugin says stays on its line, so that nobody writes lines in the name of another source.</summary>
    private static string Entry(string level, string source, string text)
    {
        var line = new StringBuilder($"{level,-5} {source}: ");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' || !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator)) line.Append(rune);
            else line.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        }
        return line.ToString();
    }
}
