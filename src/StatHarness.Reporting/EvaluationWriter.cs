using StatHarness.Core.Json;
using StatHarness.Reporting.Formats.V1;

namespace StatHarness.Reporting;

/// <summary>Writes <c>evaluation.json</c>, held to its schema.</summary>
public static class EvaluationWriter
{
    /// <returns>Canonical JSON (RFC 8785), UTF-8.</returns>
    /// <exception cref="Core.DiagnosticException">SH8001 does not fit the schema.</exception>
    public static byte[] Json(EvaluationRecord evaluation)
    {
        var node = HarnessJson.Node(evaluation);
        FormatSchema.Evaluation.Check(node);
        return CanonicalJson.Bytes(node);
    }
}
