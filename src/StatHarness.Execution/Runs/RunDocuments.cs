using System.Text;
using StatHarness.Reporting;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.Execution;

/// <summary>The documents that no completed run is without.</summary>
internal static class RunDocuments
{
    public static IReadOnlyList<string> Required { get; } = ["report.json", "report.md", "evaluation.json"];

    public static void Write(RunDirectory directory, ReportRecord report)
    {
        directory.Write("report.json", ReportWriter.Json(report));
        directory.Write("report.md", Encoding.UTF8.GetBytes(MarkdownReport.Write(report)));
        directory.Write("report.html", Encoding.UTF8.GetBytes(HtmlReport.Write(report)));
        directory.Write("evaluation.json", EvaluationWriter.Json(EvaluationRecord.NotEvaluated(
            report.Dataset.DataHash, report.Run.ReportHash, "no_ground_truth", "No ground truth was given for this dataset, so no finding was compared with one.")));
    }
}
