using System.Text.Json.Nodes;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Sdk;

public sealed partial class ReportBuilder
{
    private const int MaxWarnings = 200;
    private const int MaxLogLines = 1_000;
    private const int MaxLogLength = 2_000;

    private readonly JsonObject output = [];
    private readonly List<string> warnings = [];
    private readonly List<string> log = [];
    private long logDropped;
    private Exactness lookedAt;
    private (string Status, string ReasonCode, string Reason)? verdict;
    private JsonObject? detectable;

    /// <summary>Nothing to report: what was examined and found in order. Not allowed beside findings.</summary>
    /// <param name="reasonCode">Why, snake_case, such as <c>no_reversed_interval</c>.</param>
    /// <param name="reason">One sentence for people.</param>
    /// <param name="detectable">For tests: the smallest effect that would have been found, such as <c>new { effect = "r", minimum = 0.21, power = 0.8, alpha = 0.05 }</c>.</param>
    public void Clean(string reasonCode, string reason, object? detectable = null) => Conclude("clean", reasonCode, reason, detectable);

    /// <summary>It could not look: the table lacks what the script needs, beyond what the manifest can say.</summary>
    public void NotApplicable(string reasonCode, string reason) => Conclude("not_applicable", reasonCode, reason, null);

    /// <summary>States the smallest detectable effect beside findings.</summary>
    public void Detectable(object effect) => detectable = JsonOf.Object(effect, "detectable");

    /// <summary>How much was looked at, when it is not every row exactly.</summary>
    /// <param name="sampleMethod">Such as <c>reservoir</c>.</param>
    /// <param name="bound">Largest error, when approximate.</param>
    public void LookedAt(long rowsSeen, string mode = "exact", string? sampleMethod = null, double? bound = null) =>
        lookedAt = new(mode, rowsSeen, rows, sampleMethod, bound);

    /// <summary>The plugin's own numbers, held to <c>output.schema.json</c>. Several calls add up; a name is given once.</summary>
    public void Output(object numbers)
    {
        foreach (var (name, value) in JsonOf.Object(numbers, "output"))
        {
            if (!output.TryAdd(name, value?.DeepClone())) throw SdkDiagnostics.BadValue($"output.{name}", "it is given twice.", "Use one name for one number.");
        }
    }

    /// <summary>Something the reader must know about how the result came about.</summary>
    public void Warn(string warning)
    {
        warnings.Add(warning);
        if (warnings.Count > MaxWarnings) throw SdkDiagnostics.TooMuch("warnings", MaxWarnings);
    }

    internal void Log(string line)
    {
        if (log.Count == MaxLogLines) logDropped++;
        else log.Add(line.Length <= MaxLogLength ? line : line[..MaxLogLength] + "…");
    }

    internal PluginResult Finish()
    {
        if (verdict is { } said && findings.Count > 0) throw SdkDiagnostics.TwoVerdicts("findings", said.Status);
        if (verdict is null && findings.Count == 0) throw SdkDiagnostics.NoVerdict();
        if (logDropped > 0) log[^1] = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Capped: {logDropped + 1:N0} further lines were not kept; a plugin's log has at most {MaxLogLines:N0}.");
        return new(1, plugin, verdict?.Status ?? "findings", verdict?.ReasonCode, verdict?.Reason, lookedAt, detectable, [.. findings.OrderBy(finding => finding.Key, StringComparer.Ordinal).Select(finding => finding.Value)], output, figures, tables, warnings, log);
    }

    private void Conclude(string status, string reasonCode, string reason, object? effect)
    {
        if (verdict is { } said) throw SdkDiagnostics.TwoVerdicts(said.Status, status);
        if (!Names.IsSnakeCase(reasonCode)) throw SdkDiagnostics.BadValue("reason_code", $"'{reasonCode}' is not snake_case.", "Use a-z, 0-9 and _, starting with a letter.");
        if (string.IsNullOrWhiteSpace(reason)) throw SdkDiagnostics.BadValue("reason", "it is empty.", "Say in one sentence why there is nothing to report.");
        verdict = (status, reasonCode, reason);
        if (effect is not null) detectable = JsonOf.Object(effect, "detectable");
    }
}
