using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Sdk.Formats.V1;
using static StatHarness.Scripting.WireFields;

namespace StatHarness.Scripting;

/// <summary>A result that the harness hands on to a later plugin, read as <see cref="RequestJson"/> reads: it was held to the schema when it came from its worker.</summary>
internal static class UpstreamJson
{
    public static PluginResult Read(JsonElement at) => new(
        at.GetProperty("schema_version").GetInt32(), Text(at, "plugin"), Text(at, "status"), Maybe(at, "reason_code"), Maybe(at, "reason"), Exactness(at.GetProperty("looked_at")), Part(at, "detectable"),
        List(at, "findings", Finding), Part(at, "output")!, List(at, "figures", Figure), List(at, "tables", Table), Texts(at, "warnings"), Texts(at, "log"),
        at.TryGetProperty("artifacts", out _) ? List(at, "artifacts", Artifact) : null);

    private static Finding Finding(JsonElement at) => new(
        Digest.Parse(Text(at, "finding_id")), Text(at, "plugin"), Text(at, "kind"), Part(at, "subject")!, Text(at, "scope"), Part(at, "attributes")!, Text(at, "statement"), Text(at, "measurement_type"),
        Exactness(at.GetProperty("exactness")), Number(at, "value"), Maybe(at, "value_state"), Maybe(at, "unit"), Part(at, "metrics")!, Statistics(at.GetProperty("statistics")), Evidence(at.GetProperty("evidence")),
        Severity(Text(at, "severity")), Text(at, "confidence"), List(at, "roles_used", RoleUse), Texts(at, "assumptions"), Texts(at, "caveats"), Model(at.GetProperty("model")));

    private static Exactness Exactness(JsonElement at) =>
        new(Text(at, "mode"), at.GetProperty("rows_seen").GetInt64(), at.GetProperty("rows_total").GetInt64(), Maybe(at, "sample_method"), Number(at, "bound"));

    private static TestStatistics? Statistics(JsonElement at) => at.ValueKind == JsonValueKind.Null ? null : new(
        Text(at, "test"), Text(at, "family"), Number(at, "estimate"), Number(at, "std_error"), Number(at, "statistic"), Number(at, "df"), Number(at, "p_value"), Number(at, "q_value"),
        Number(at, "conf_low"), Number(at, "conf_high"), Number(at, "conf_level"), Number(at, "effect_size"), Maybe(at, "effect_name"), at.GetProperty("n").GetInt64(), Number(at, "n_effective"), Text(at, "unit_of_analysis"));

    private static Evidence Evidence(JsonElement at)
    {
        var listed = at.GetProperty("rows");
        var rows = new long[listed.GetArrayLength()];
        for (var i = 0; i < rows.Length; i++) rows[i] = listed[i].GetInt64();
        return new(rows, at.GetProperty("row_count").GetInt64(), Texts(at, "columns"), Maybe(at, "query"));
    }

    private static Severity Severity(string name) => name switch
    {
        "note" => Sdk.Formats.V1.Severity.Note,
        "low" => Sdk.Formats.V1.Severity.Low,
        "medium" => Sdk.Formats.V1.Severity.Medium,
        "high" => Sdk.Formats.V1.Severity.High,
        "critical" => Sdk.Formats.V1.Severity.Critical,
        _ => throw new JsonException($"'{name}' is no severity."),
    };

    private static ModelContext? Model(JsonElement at) => at.ValueKind == JsonValueKind.Null ? null
        : new(Text(at, "population"), Part(at, "baseline")!, Part(at, "scenario")!, Part(at, "delta")!, Part(at, "backtest")!);

    public static RoleUse RoleUse(JsonElement at) => new(Text(at, "role"), Text(at, "column"), Text(at, "confidence"));

    private static Figure Figure(JsonElement at) => new(Text(at, "id"), Text(at, "kind"), Text(at, "title"), Text(at, "alt"), Part(at, "spec")!);

    private static ResultTable Table(JsonElement at) =>
        new(Text(at, "id"), Text(at, "title"), List(at, "columns", TableColumn), List(at, "rows", static row => JsonArray.Create(row.Clone())!), at.GetProperty("row_total").GetInt64());

    private static TableColumn TableColumn(JsonElement at) => new(Text(at, "name"), Maybe(at, "unit"));

    private static ArtifactEntry Artifact(JsonElement at) => new(Text(at, "name"), Digest.Parse(Text(at, "sha256")), at.GetProperty("bytes").GetInt64());
}
