using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Text;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting.Sections;

/// <summary>What ran and how it ended. What failed comes first: it is not buried under "completed".</summary>
internal static class VerdictSection
{
    public static Callout Verdict(ReportRecord report)
    {
        var faults = Faults(report);
        var ran = Phrases.Count(report.Summary.Plugins, "plugin", "plugins");
        if (faults.Count == 0 && report.Outcome == RunOutcome.Completed)
            return new(Tone.Good, Line.Of(new Strong("Completed."), $" {ran}: {Counts(report)}. {Findings(report)}"), []);
        var missing = faults.Count == 0 ? $" {ran}: {Counts(report)}."
            : $" {NumberText.Of(faults.Count)} of {ran} did not deliver ({Counts(report)}). What {(faults.Count == 1 ? "it" : "they")} would have found is not in this report.";
        var items = faults.Select(execution => Line.Of(
            new Link(execution.Identity.Id, execution.Identity.Id), " ", Phrases.BadgeOf(execution.Outcome), " " + execution.Justification,
            execution.Remedy is { } remedy ? $" Remedy: {remedy}" : "")).ToArray();
        return new(Tone.Bad, Line.Of(new Strong(Sentence(Phrases.Of(report.Outcome))), missing + " " + Findings(report)), items.Length == 0 ? [] : [new Bullets(items)]);
    }

    /// <summary>One line: "5 findings, 2 clean, 1 not applicable".</summary>
    public static string Counts(ReportRecord report) => string.Join(", ", Enum.GetValues<ExecutionOutcome>()
        .Select(outcome => (outcome, count: report.Executions.Count(execution => execution.Outcome == outcome)))
        .Where(pair => pair.count > 0)
        .OrderBy(pair => Outcomes.IsFault(pair.outcome) ? 0 : 1)
        .Select(pair => pair.outcome == ExecutionOutcome.Findings ? $"{NumberText.Of(pair.count)} with findings" : $"{NumberText.Of(pair.count)} {Phrases.Of(pair.outcome)}"));

    public static IReadOnlyList<ReportExecution> Faults(ReportRecord report) => [.. report.Executions.Where(execution => Outcomes.IsFault(execution.Outcome))];

    public static string Findings(ReportRecord report)
    {
        if (report.Findings.Count == 0) return "No findings.";
        var severities = Enum.GetValues<Severity>().OrderDescending()
            .Select(severity => (severity, count: report.Findings.Count(finding => finding.Severity == severity)))
            .Where(pair => pair.count > 0).Select(pair => $"{NumberText.Of(pair.count)} {pair.severity.ToString().ToLowerInvariant()}");
        var modeled = report.Findings.Count(finding => finding.MeasurementType != "measured");
        return $"{Phrases.Count(report.Findings.Count, "finding", "findings")}: {string.Join(", ", severities)}."
            + (modeled == 0 ? " All are measured." : $" {NumberText.Of(modeled)} of them {(modeled == 1 ? "is" : "are")} modeled, not measured.");
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..] + ".";
}
