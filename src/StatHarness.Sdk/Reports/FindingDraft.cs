using System.Text.Json.Nodes;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Sdk;

/// <summary>The arguments of a finding before they are checked.</summary>
internal sealed record FindingDraft(
    string Kind,
    object Subject,
    string Statement,
    double? Value,
    string? Unit,
    Severity Severity,
    object? Metrics,
    object? Attributes,
    TestStatistics? Statistics,
    EvidenceRows? Evidence,
    string Scope,
    IEnumerable<string>? Assumptions,
    IEnumerable<string>? Caveats,
    string Confidence,
    Exactness? Exactness)
{
    public Finding ToFinding(string plugin, int rows, IReadOnlyList<RoleUse> roles, ModelContext? model)
    {
        var subject = JsonOf.Object(Subject, "subject");
        Check(subject);
        return new(
            FindingIdentity.Of(plugin, Kind, subject, Scope), plugin, Kind, subject, Scope,
            JsonOf.Object(Attributes, "attributes"), Statement, model is null ? "measured" : "modeled",
            Exactness ?? new("exact", rows, rows), Value, null, Unit,
            JsonOf.Object(Metrics, "metrics"), Statistics,
            (Evidence ?? EvidenceRows.None).ToRecord(roles.Select(r => r.Column)),
            Capped(roles), Confidence, roles, [.. Assumptions ?? []], [.. Caveats ?? []], model);
    }

    private void Check(JsonObject subject)
    {
        if (!Names.IsSnakeCase(Kind)) throw SdkDiagnostics.BadFinding(Kind, "the kind is not snake_case.", "Use a-z, 0-9 and _, starting with a letter.");
        if (string.IsNullOrWhiteSpace(Statement)) throw SdkDiagnostics.BadFinding(Kind, "it has no statement.", "Say in one sentence what was found.");
        if (subject.Count == 0) throw SdkDiagnostics.BadFinding(Kind, "it has no subject.", "Name what it is about: subject: (\"column\", \"AMOUNT\").");
        foreach (var (name, value) in subject)
            if (value is JsonObject || value is JsonArray items && items.Any(i => i is JsonObject or JsonArray))
                throw SdkDiagnostics.BadFinding(Kind, $"its subject '{name}' is not a scalar or a flat array.", "Put structure into attributes.");
        if (Value is { } number && !double.IsFinite(number)) throw SdkDiagnostics.ValueNotFinite(Kind, number);
        if (Value is { } bare && Unit is null) throw SdkDiagnostics.NoUnit(Kind, bare);
        if (Confidence is not ("high" or "medium" or "low")) throw SdkDiagnostics.BadFinding(Kind, $"its confidence is '{Confidence}'.", "Use high, medium or low.");
    }

    private Severity Capped(IReadOnlyList<RoleUse> roles) =>
        Severity > Severity.Low && (Confidence == "low" || roles.Any(r => r.Confidence == "low")) ? Severity.Low : Severity;
}
