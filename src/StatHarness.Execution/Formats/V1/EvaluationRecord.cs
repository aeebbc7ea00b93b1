using StatHarness.Core;

namespace StatHarness.Execution.Formats.V1;

/// <summary><c>evaluation.json</c>: how the findings compare with what is known to be true. Equal for equal reports.</summary>
/// <param name="Verdict">not_evaluated until ground truth is given.</param>
/// <param name="ReasonCode">Such as <c>no_ground_truth</c>.</param>
public sealed record EvaluationRecord(
    int SchemaVersion,
    string Verdict,
    string ReasonCode,
    string Reason,
    string? GroundTruthSource,
    string? Strictness,
    Digest ReportHash)
{
    public static EvaluationRecord NoGroundTruth(Digest reportHash) => new(
        1, "not_evaluated", "no_ground_truth", "No ground truth was given for this dataset, so no finding was compared with one.", null, null, reportHash);
}
