using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Data.Formats.V1;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Text;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting.Sections;

/// <summary>How single facts are worded, everywhere the same.</summary>
internal static class Phrases
{
    /// <summary>Marks a value that belongs to this run and is not covered by the report hash.</summary>
    public const string ThisRun = " ‡";

    public static string Of(ExecutionOutcome outcome) => outcome switch
    {
        ExecutionOutcome.NotApplicable => "not applicable",
        ExecutionOutcome.LimitExceeded => "limit exceeded",
        ExecutionOutcome.InvalidOutput => "invalid output",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    public static string Of(RunOutcome outcome) => outcome switch
    {
        RunOutcome.CompletedWithErrors => "completed with errors",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    public static Tone ToneOf(ExecutionOutcome outcome) => Outcomes.IsFault(outcome) ? Tone.Bad
        : outcome is ExecutionOutcome.Findings or ExecutionOutcome.Clean ? Tone.Good : Tone.Notice;

    public static Tone ToneOf(RunOutcome outcome) => outcome == RunOutcome.Completed ? Tone.Good : Tone.Bad;

    public static Badge BadgeOf(ExecutionOutcome outcome) => new(Of(outcome), ToneOf(outcome));

    public static Badge BadgeOf(Severity severity) => new(severity.ToString().ToLowerInvariant(), ToneOf(severity));

    public static Tone ToneOf(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => Tone.Bad,
        Severity.Medium => Tone.Warning,
        Severity.Low => Tone.Notice,
        _ => Tone.Plain,
    };

    /// <summary>Modeled must not be taken for measured: capitals, a warning tone and its own call-out.</summary>
    public static Badge MeasuredOrModeled(Finding finding) =>
        finding.MeasurementType == "measured" ? new("measured", Tone.Plain) : new("MODELED", Tone.Warning);

    /// <param name="cut">Not null when the dataset is a part of its file: then "all rows" are not all there are.</param>
    public static string Of(Exactness exactness, TruncationRecord? cut) => Of(exactness) + (cut is null ? "" : ", of a TRUNCATED file");

    public static string Of(Exactness exactness)
    {
        var rows = exactness.RowsSeen == exactness.RowsTotal
            ? $"all {NumberText.Of(exactness.RowsTotal)} rows"
            : $"{NumberText.Of(exactness.RowsSeen)} of {NumberText.Of(exactness.RowsTotal)} rows";
        return exactness.Mode switch
        {
            "exact" => "exact, " + rows,
            "sampled" => $"SAMPLED, {rows}" + (exactness.SampleMethod is { } method ? $" ({method})" : ""),
            _ => $"{exactness.Mode}, {rows}" + (exactness.Bound is { } bound ? $", error at most ± {NumberText.Of(bound)}" : ""),
        };
    }

    public static string Rows(long count) => count == 1 ? "1 row" : NumberText.Of(count) + " rows";

    public static string Count(long count, string one, string many) => count == 1 ? "1 " + one : NumberText.Of(count) + " " + many;

    /// <summary>A JSON value in running text. Whole numbers without unit may be ids, so they get no separators.</summary>
    public static string Of(JsonNode? node, string? unit = null) => node switch
    {
        null => "–",
        JsonObject o => o.Count == 0 ? "–" : string.Join(", ", o.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} = {Of(pair.Value)}")),
        JsonArray a => "[" + string.Join(", ", a.Select(item => Of(item))) + "]",
        JsonValue v => v.GetValueKind() switch
        {
            JsonValueKind.String => v.GetValue<string>(),
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.Number => Number(v, unit),
            _ => "–",
        },
        _ => node.ToJsonString(),
    };

    public static string Instant(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    private static string Number(JsonValue value, string? unit)
    {
        var number = JsonDocument.Parse(value.ToJsonString()).RootElement;
        if (unit is null or "id" && number.TryGetInt64(out var id)) return id.ToString(CultureInfo.InvariantCulture);
        return number.TryGetInt64(out var whole) ? NumberText.Of(whole) : NumberText.Of(number.GetDouble());
    }
}
