using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Scripting;

/// <summary>A result as canonical JSON, written without reflection, for the reason given at <see cref="RequestJson"/>. Held by a test to what reflection writes.</summary>
internal static class ResultJson
{
    /// <inheritdoc cref="CanonicalJson.Bytes(JsonNode?)"/>
    public static byte[] Bytes(PluginResult result) => CanonicalJson.Bytes(writer => Write(writer, result), nameof(PluginResult));

    private static void Write(Utf8JsonWriter to, PluginResult result)
    {
        to.WriteStartObject();
        to.WriteNumber("schema_version", result.SchemaVersion);
        to.WriteString("plugin", result.Plugin);
        to.WriteString("status", result.Status);
        to.WriteString("reason_code", result.ReasonCode);
        to.WriteString("reason", result.Reason);
        Write(to, "looked_at", result.LookedAt);
        Write(to, "detectable", result.Detectable);
        List(to, "findings", result.Findings, Write);
        Write(to, "output", result.Output);
        List(to, "figures", result.Figures, Write);
        List(to, "tables", result.Tables, Write);
        Texts(to, "warnings", result.Warnings);
        Texts(to, "log", result.Log);
        if (result.Artifacts is { } artifacts) List(to, "artifacts", artifacts, Write);
        to.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter to, Finding finding)
    {
        to.WriteStartObject();
        to.WriteString("finding_id", finding.FindingId.ToString());
        to.WriteString("plugin", finding.Plugin);
        to.WriteString("kind", finding.Kind);
        Write(to, "subject", finding.Subject);
        to.WriteString("scope", finding.Scope);
        Write(to, "attributes", finding.Attributes);
        to.WriteString("statement", finding.Statement);
        to.WriteString("measurement_type", finding.MeasurementType);
        Write(to, "exactness", finding.Exactness);
        Number(to, "value", finding.Value);
        to.WriteString("value_state", finding.ValueState);
        to.WriteString("unit", finding.Unit);
        Write(to, "metrics", finding.Metrics);
        Write(to, finding.Statistics);
        Write(to, finding.Evidence);
        to.WriteString("severity", JsonNamingPolicy.SnakeCaseLower.ConvertName(finding.Severity.ToString()));
        to.WriteString("confidence", finding.Confidence);
        List(to, "roles_used", finding.RolesUsed, Write);
        Texts(to, "assumptions", finding.Assumptions);
        Texts(to, "caveats", finding.Caveats);
        Write(to, finding.Model);
        to.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter to, string name, Exactness exactness)
    {
        to.WriteStartObject(name);
        to.WriteString("mode", exactness.Mode);
        to.WriteNumber("rows_seen", exactness.RowsSeen);
        to.WriteNumber("rows_total", exactness.RowsTotal);
        to.WriteString("sample_method", exactness.SampleMethod);
        Number(to, "bound", exactness.Bound);
        to.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter to, TestStatistics? statistics)
    {
        if (statistics is null)
        {
            to.WriteNull("statistics");
            return;
        }
        to.WriteStartObject("statistics");
        to.WriteString("test", statistics.Test);
        to.WriteString("family", statistics.Family);
        Number(to, "estimate", statistics.Estimate);
        Number(to, "std_error", statistics.StdError);
        Number(to, "statistic", statistics.Statistic);
        Number(to, "df", statistics.Df);
        Number(to, "p_value", statistics.PValue);
        Number(to, "q_value", statistics.QValue);
        Number(to, "conf_low", statistics.ConfLow);
        Number(to, "conf_high", statistics.ConfHigh);
        Number(to, "conf_level", statistics.ConfLevel);
        Number(to, "effect_size", statistics.EffectSize);
        to.WriteString("effect_name", statistics.EffectName);
        to.WriteNumber("n", statistics.N);
        Number(to, "n_effective", statistics.NEffective);
        to.WriteString("unit_of_analysis", statistics.UnitOfAnalysis);
        to.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter to, Evidence evidence)
    {
        to.WriteStartObject("evidence");
        to.WriteStartArray("rows");
        foreach (var row in evidence.Rows) to.WriteNumberValue(row);
        to.WriteEndArray();
        to.WriteNumber("row_count", evidence.RowCount);
        Texts(to, "columns", evidence.Columns);
        to.WriteString("query", evidence.Query);
        to.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter to, ModelContext? model)
    {
        if (model is null)
        {
            to.WriteNull("model");
            return;
        }
        to.WriteStartObject("model");
        to.WriteString("population", model.Population);
        Write(to, "baseline", model.Baseline);
        Write(to, "scenario", model.Scenario);
        Write(to, "delta", model.Delta);
        Write(to, "backtest", model.Backtest);
        to.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter to, RoleUse use)
    {
        to.WriteStartObject();
        to.WriteString("role", use.Role);
        to.WriteString("column", use.Column);
        to.WriteString("confidence", use.Confidence);
        to.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter to, Figure figure)
    {
        to.WriteStartObject();
        to.WriteString("id", figure.Id);
        to.WriteString("kind", figure.Kind);
        to.WriteString("title", figure.Title);
        to.WriteString("alt", figure.Alt);
        Write(to, "spec", figure.Spec);
        to.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter to, ResultTable table)
    {
        to.WriteStartObject();
        to.WriteString("id", table.Id);
        to.WriteString("title", table.Title);
        List(to, "columns", table.Columns, Write);
        List(to, "rows", table.Rows, static (to, row) => row.WriteTo(to));
        to.WriteNumber("row_total", table.RowTotal);
        to.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter to, TableColumn column)
    {
        to.WriteStartObject();
        to.WriteString("name", column.Name);
        to.WriteString("unit", column.Unit);
        to.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter to, ArtifactEntry entry)
    {
        to.WriteStartObject();
        to.WriteString("name", entry.Name);
        to.WriteString("sha256", entry.Sha256.ToString());
        to.WriteNumber("bytes", entry.Bytes);
        to.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter to, string name, JsonObject? node)
    {
        to.WritePropertyName(name);
        if (node is null) to.WriteNullValue();
        else node.WriteTo(to);
    }

    private static void Number(Utf8JsonWriter to, string name, double? number)
    {
        if (number is { } value) to.WriteNumber(name, value);
        else to.WriteNull(name);
    }

    private static void Texts(Utf8JsonWriter to, string name, IReadOnlyList<string> texts) => List(to, name, texts, static (to, text) => to.WriteStringValue(text));

    private static void List<T>(Utf8JsonWriter to, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        to.WriteStartArray(name);
        foreach (var item in items) write(to, item);
        to.WriteEndArray();
    }
}
