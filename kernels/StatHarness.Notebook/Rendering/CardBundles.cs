using System.Net;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Reporting.Cards;
using StatHarness.Reporting.Documents;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

/// <summary>Results of the engine as their cards, with the record behind them as JSON. No machine paths: notebooks travel.</summary>
internal static class CardBundles
{
    public static MimeBundle Of(Card card) =>
        MimeBundle.Plain(card.Text).With(MimeBundle.MarkdownText, card.Markdown).With(MimeBundle.HtmlText, card.Html);

    public static MimeBundle Of(Dataset dataset) => Of(dataset.TimelessCard).With(MimeBundle.Json, HarnessJson.Node(dataset.Record));

    public static MimeBundle Of(DatasetProfile profile) => Of(profile.Card).With(MimeBundle.Json, HarnessJson.Node(profile));

    public static MimeBundle Of(Plan plan) => Of(plan.Card).With(MimeBundle.Json, HarnessJson.Node(plan.Record));

    /// <summary>The card, and below it the report to unfold.</summary>
    public static MimeBundle Of(Run run)
    {
        var card = RunCard.Of(run.Report, runDirectory: null, run.Reused);
        var report = $"<details><summary>Report</summary>\n{MarkdownHtml.Render(run.Markdown)}</details>\n";
        return Of(card).With(MimeBundle.HtmlText, card.Html + report).With(MimeBundle.Json, Summary(run));
    }

    public static MimeBundle Of(DoctorReport report) => Of(report.Card).With(MimeBundle.Json, HarnessJson.Node(report));

    public static MimeBundle Of(FindingsContent content) =>
        Of(FindingsCard.Of(content.Findings, content.Filter))
            .With(MimeBundle.Json, HarnessJson.Node(content.Findings.Where(content.Filter.Accepts).ToList()));

    public static MimeBundle Of(Finding finding) => Of(FindingsCard.Of(finding)).With(MimeBundle.Json, HarnessJson.Node(finding));

    public static MimeBundle Of(Diagnostic diagnostic) =>
        MimeBundle.Plain(diagnostic.ToString())
            .With(MimeBundle.HtmlText, $"<pre role=\"alert\">{WebUtility.HtmlEncode(diagnostic.ToString())}</pre>")
            .With(MimeBundle.Json, HarnessJson.Node(diagnostic));

    /// <summary>What identifies a run and how it went; the whole record is <c>#!report --format json</c>.</summary>
    private static JsonObject Summary(Run run)
    {
        var report = run.Report;
        return new()
        {
            ["run_id"] = run.RunId,
            ["run_fingerprint"] = report.Run.RunFingerprint.ToString(),
            ["report_hash"] = report.Run.ReportHash.ToString(),
            ["data_hash"] = report.Dataset.DataHash.ToString(),
            ["dataset_version_id"] = report.Run.DatasetVersionId,
            ["outcome"] = HarnessJson.Node(report.Outcome),
            ["reused"] = run.Reused,
            ["findings"] = report.Findings.Count,
            ["executions"] = new JsonArray([.. report.Executions.Select(execution => new JsonObject
            {
                ["plugin"] = execution.Identity.Id,
                ["outcome"] = HarnessJson.Node(execution.Outcome),
            })]),
        };
    }
}
