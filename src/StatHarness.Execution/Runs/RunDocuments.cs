using System.Text;
using StatHarness.Reporting;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.Execution;

/// <summary>The documents that no completed run is without.</summary>
internal static class RunDocuments
{
    public static IReadOnlyList<string> Required { get; } = ["report.json", "report.md", "evaluation.json"];

    /// <summary>Made side by side, since nothing else of the run is left to do; written in one order.</summary>
    public static void Write(RunDirectory directory, SealedReport report)
    {
        (string Name, Func<byte[]> Make)[] documents =
        [
            ("report.json", report.Json),
            ("report.md", () => Encoding.UTF8.GetBytes(report.Markdown())),
            ("report.html", () => Encoding.UTF8.GetBytes(report.Html())),
            ("evaluation.json", () => EvaluationWriter.Json(EvaluationRecord.NotEvaluated(
                report.Record.Dataset.DataHash, report.Record.Run.ReportHash, "no_ground_truth", "No ground truth was given for this dataset, so no finding was compared with one."))),
        ];
        // The problem of the first one is told, as if they had been made one after the other.
        var making = documents.Select(document => Task.Run(document.Make)).ToArray();
        foreach (var (document, made) in documents.Zip(making)) directory.Write(document.Name, made.GetAwaiter().GetResult());
    }
}
