using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Core;

namespace StatHarness.Scripting;

/// <summary>META-04: each finding says how it was come by. Checked on the raw JSON, so that the message names plugin, finding and fix instead of a schema keyword.</summary>
internal static class EvidenceDiscipline
{
    public static IEnumerable<Diagnostic> Check(string plugin, JsonObject result)
    {
        if (result["findings"] is not JsonArray findings) yield break;
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i] is not JsonObject finding) continue;
            foreach (var (problem, fix) in Problems(finding)) yield return ScriptingDiagnostics.NoDiscipline(plugin, NameOf(finding, i), problem, fix);
        }
    }

    private static IEnumerable<(string Problem, string Fix)> Problems(JsonObject finding)
    {
        var type = (finding["measurement_type"] as JsonValue)?.ToString();
        if (type is not ("measured" or "modeled"))
            yield return (type is null ? "it has no measurement_type" : $"its measurement_type is '{type}'", "State measured (Report.Measured) or modeled (Report.Modeled).");
        if (finding["evidence"] is not JsonObject) yield return ("it has no evidence", "Give rows, columns or a query: evidence: Rows(…).");
        if (finding["exactness"] is not JsonObject) yield return ("it does not say whether it is exact", "Give exactness: exact, sampled or approximate.");
        if (type == "measured" && finding["model"] is JsonObject) yield return ("it is measured and carries a model", "Use Report.Modeled for what a model says.");
        if (type != "modeled") yield break;
        if (finding["assumptions"] is not JsonArray { Count: > 0 }) yield return ("it is modeled and states no assumptions", "List them: assumptions: […].");
        if ((finding["scope"] as JsonValue)?.ToString() is not { Length: > 0 }) yield return ("it is modeled and states no scope", "Say where the model holds: scope: \"…\".");
        var model = finding["model"] as JsonObject;
        if (model?["baseline"] is not JsonObject { Count: > 0 }) yield return ("it is modeled and states no baseline", "Give what was measured: baseline: new { … }.");
        if (model?["delta"] is not JsonObject { Count: > 0 }) yield return ("it is modeled and states no delta", "Give the change against the baseline: delta: new { … }.");
    }

    private static string NameOf(JsonObject finding, int index)
    {
        var kind = (finding["kind"] as JsonValue)?.ToString() ?? $"number {index.ToString(CultureInfo.InvariantCulture)}";
        return finding["subject"] is JsonObject subject ? $"{kind} {subject.ToJsonString()}" : kind;
    }
}
