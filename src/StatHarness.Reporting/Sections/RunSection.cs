using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Sections;

/// <summary>Everything that varies between runs of the same work, in one place.</summary>
internal static class RunSection
{
    private const int RejectsShown = 20;

    public static Section Of(ReportRecord report)
    {
        var run = report.Run;
        var body = new List<Block>
        {
            new Paragraph("‡ What stands here, and what is marked ‡ above, belongs to this run alone: the report hash does not cover it."),
            new Facts(
            [
                new("Run id", new Code(run.RunId)),
                new("Run fingerprint", new Code(run.RunFingerprint.ToString())),
                new("Environment hash", new Code(run.EnvironmentHash.ToString())),
                new("Ran", $"{Phrases.Instant(run.StartedAt)} to {Phrases.Instant(run.FinishedAt)}, {DurationText.OfMs(run.DurationMs)}"),
                new("Where", $"{run.Host}, {Phrases.Count(run.Workers, "worker", "workers")}"),
                new("Log of the run", new FileLink("logs/run.ndjson", "logs", "run.ndjson")),
            ]),
        };
        if (run.Warnings.Count > 0) body.Add(new Callout(Tone.Warning, Line.Of(new Strong(Phrases.Count(run.Warnings.Count, "warning", "warnings"))), [new Bullets([.. run.Warnings.Select(warning => (Line)warning)])]));
        body.Add(Executions(run));
        body.Add(TrustSignals.Of(report, links: true));
        if (TimelineSection.Picture(run) is { } picture) body.Add(picture);
        body.AddRange(Violations(run));
        body.Add(Ledger(run));
        body.AddRange(DataWarnings.Of(run));
        return new(2, "This run", "this-run", body);
    }

    public static Grid Executions(ReportRun run) => new("Executions of this run",
        [new("Plugin"), new("Outcome"), new("Isolation"), new("Violations", true), new("Waited", true), new("Ran", true), new("CPU", true), new("Peak memory", true), new("Result from")],
        [
            .. run.Executions.Select(execution => (IReadOnlyList<Line>)
            [
                execution.Plugin, Phrases.BadgeOf(execution.Outcome), Isolation(execution.Isolation),
                execution.Violations.Count == 0 ? "0" : new Badge(NumberText.Of(execution.Violations.Sum(violation => (long)violation.Count)), Tone.Bad),
                Time(execution, execution.WaitedMs), Time(execution, execution.DurationMs), Time(execution, execution.CpuMs),
                execution.PeakRssBytes == 0 ? "–" : NumberText.Bytes(execution.PeakRssBytes),
                (execution.Cached ? $"cache, run {execution.CachedFrom ?? "unknown"}" : execution.StartedAt is null ? "–" : "executed") + (execution.Reasons.Count == 0 ? "" : ": " + string.Join("; ", execution.Reasons)),
            ]),
        ]);

    public static string Time(RunExecution execution, double milliseconds) => execution.StartedAt is null && milliseconds == 0 ? "–" : DurationText.OfMs(milliseconds);

    public static Line Isolation(string isolation) => isolation switch
    {
        "full" => "full",
        "none" => "none, did not run",
        _ => new Badge(isolation.Replace('_', ' '), Tone.Warning),
    };

    public static IEnumerable<Block> Violations(ReportRun run)
    {
        var lines = run.Executions.SelectMany(execution => execution.Violations.Select(violation => Line.Of(
            new Strong(execution.Plugin), " tried ", new Code(violation.Syscall), violation.Target is { } target ? " on " : "",
            violation.Target is { } name ? new Code(name) : "", $", {violation.Action}, {Phrases.Count(violation.Count, "time", "times")}"))).ToArray();
        if (lines.Length > 0) yield return new Callout(Tone.Bad, Line.Of(new Strong("Violations of the grant")), [new Bullets(lines)]);
    }

    private static Section Ledger(ReportRun run)
    {
        var ledger = run.Ledger;
        var body = new List<Block>
        {
            new Paragraph(Line.Of(ledger.Balances ? new Badge("balances", Tone.Good) : new Badge("DOES NOT BALANCE", Tone.Bad),
                $" {NumberText.Of(ledger.PhysicalRows)} physical rows = {NumberText.Of(ledger.AcceptedRows)} accepted + {NumberText.Of(ledger.RejectedRows)} rejected + {NumberText.Of(ledger.HeaderRows)} header + {NumberText.Of(ledger.CommentRows)} comment + {NumberText.Of(ledger.BlankRows)} blank.")),
            new Grid("How each column got its type", [new("Column"), new("Type"), new("Runner-up"), new("Refuted by"), new("Line", true), new("Values", true), new("Missing", true), new("Lossy casts", true), new("Leading zeros", true), new("Read as missing")],
            [
                .. ledger.Columns.Select(column => (IReadOnlyList<Line>)
                [
                    new Code(column.Name), ColumnsSection.TypeName(column.Type), column.RunnerUp is { } runnerUp ? ColumnsSection.TypeName(runnerUp) : "–",
                    column.CounterExample is { } example ? new Code(example) : "–", column.CounterExampleLine is { } line ? NumberText.Of(line) : "–",
                    NumberText.Of(column.Values), NumberText.Of(column.Nulls), column.LossyCasts == 0 ? "0" : new Badge(NumberText.Of(column.LossyCasts), Tone.Bad), NumberText.Of(column.LeadingZeros),
                    column.NullTokens.Count == 0 ? "–" : string.Join(", ", column.NullTokens.Select(token => $"{(token.Token.Length == 0 ? "empty" : $"‘{token.Token}’")} × {NumberText.Of(token.Count)}")),
                ]),
            ]),
        };
        if (ledger.Rejects.Count > 0)
        {
            body.Add(new Grid("Rejected rows", [new("Line", true), new("Code"), new("Reason"), new("Raw")],
                [.. ledger.Rejects.Take(RejectsShown).Select(reject => (IReadOnlyList<Line>)[NumberText.Of(reject.Line), reject.Code, reject.Reason, new Code(VisibleText.Clip(VisibleText.Of(reject.Raw), 120))])],
                ledger.RejectedRows > RejectsShown ? (Line)$"{NumberText.Of(Math.Min(RejectsShown, ledger.Rejects.Count))} of {Phrases.Rows(ledger.RejectedRows)} shown." : null));
        }
        return new(3, "Ledger of the file", "ledger-of-the-file", body);
    }
}
