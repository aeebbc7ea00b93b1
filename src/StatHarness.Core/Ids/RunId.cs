using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatHarness.Core;

/// <summary>One attempt: a UUIDv7 (RFC 9562), lowercase with hyphens. Sorts by the millisecond it was made; never part of a result.</summary>
[JsonConverter(typeof(RunIdJsonConverter))]
public readonly record struct RunId
{
    private readonly Guid value;

    private RunId(Guid value) => this.value = value;

    /// <summary>The one place that makes run ids.</summary>
    public static RunId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    public static bool TryParse([NotNullWhen(true)] string? text, out RunId id)
    {
        id = default;
        if (!Guid.TryParseExact(text, "D", out var guid) || guid.Version != 7 || guid.ToString("D") != text) return false;
        id = new(guid);
        return true;
    }

    /// <exception cref="FormatException">Not a lowercase UUIDv7 with hyphens.</exception>
    public static RunId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"Expected a UUIDv7 in lowercase with hyphens, found '{text}'.");

    /// <summary>UTC, to the millisecond.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value.ToString("N")[..12], 16));

    public override string ToString() => value.ToString("D");
}

/// <summary>As its text.</summary>
public sealed class RunIdJsonConverter : JsonConverter<RunId>
{
    public override RunId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RunId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Expected a UUIDv7 in lowercase with hyphens.");

    public override void Write(Utf8JsonWriter writer, RunId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override RunId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, RunId value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
}
