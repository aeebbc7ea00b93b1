using StatHarness.Core;

namespace StatHarness.Reporting.Formats.V1;

/// <summary><c>evaluation.json</c>: how the findings compare with what is known of this data. Written for every run; silence is no verdict.</summary>
/// <param name="Verdict">pass, fail or not_evaluated.</param>
/// <param name="ReasonCode">Such as <c>no_ground_truth</c>.</param>
/// <param name="Reason">One sentence for people.</param>
/// <param name="ReportHash">The report that was judged.</param>
/// <param name="GroundTruth">Null when there is none.</param>
public sealed record EvaluationRecord(
    int SchemaVersion,
    string Verdict,
    string ReasonCode,
    string Reason,
    Digest DataHash,
    Digest ReportHash,
    int FindingsJudged,
    GroundTruth? GroundTruth)
{
    /// <summary>The honest verdict where nothing is known about the data.</summary>
    public static EvaluationRecord NotEvaluated(Digest dataHash, Digest reportHash, string reasonCode, string reason) =>
        new(1, "not_evaluated", reasonCode, reason, dataHash, reportHash, 0, null);
}

/// <param name="Name">Such as <c>known_issues.json</c>.</param>
public sealed record GroundTruth(string Name, Digest Sha256);
