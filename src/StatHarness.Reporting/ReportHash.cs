using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Reporting;

/// <summary>What a report is cited by: everything in it that does not vary between runs of the same work.</summary>
public static class ReportHash
{
    /// <param name="report">A report as JSON, with or without <c>run</c>; it is not changed.</param>
    /// <returns>Digest of the canonical bytes without <c>run</c>.</returns>
    public static Digest Of(JsonNode report)
    {
        var rest = new JsonObject();
        foreach (var (name, value) in report.AsObject())
        {
            if (name != "run") rest[name] = value?.DeepClone();
        }
        return Digest.Of(CanonicalJson.Bytes(rest));
    }
}
