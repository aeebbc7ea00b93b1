using System.Net;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

/// <summary>Results of the engine as their cards, with the record itself as JSON.</summary>
internal static class CardBundles
{
    public static MimeBundle Of(Dataset dataset) => Card($"dataset {dataset.Record.DatasetVersionId}").With(MimeBundle.Json, HarnessJson.Node(dataset.Record));

    public static MimeBundle Of(Plan plan) => Card($"plan {plan.Record.RunFingerprint}").With(MimeBundle.Json, HarnessJson.Node(plan.Record));

    public static MimeBundle Of(Run run) => Card($"run {run.RunId}").With(MimeBundle.Json, HarnessJson.Node(run.Report));

    public static MimeBundle Of(DoctorReport report) => Card(report.Verdict).With(MimeBundle.Json, HarnessJson.Node(report));

    public static MimeBundle Of(IReadOnlyList<Finding> findings) =>
        Card(string.Join('\n', findings.Select(finding => finding.Statement))).With(MimeBundle.Json, HarnessJson.Node(findings));

    public static MimeBundle Of(Diagnostic diagnostic) =>
        MimeBundle.Plain(diagnostic.ToString())
            .With(MimeBundle.HtmlText, $"<pre role=\"alert\">{WebUtility.HtmlEncode(diagnostic.ToString())}</pre>")
            .With(MimeBundle.Json, HarnessJson.Node(diagnostic));

    public static string MarkdownHtml(string markdown) => $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>";

    private static MimeBundle Card(string text) => MimeBundle.Plain(text);
}
