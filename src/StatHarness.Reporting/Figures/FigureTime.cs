using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatHarness.Reporting.Figures;

/// <summary>Microseconds since 1970-01-01T00:00:00, on UTC or on a clock without zone.</summary>
[JsonConverter(typeof(FigureTimeJsonConverter))]
internal readonly record struct FigureTime(long Microseconds)
{
    public static FigureTime Of(DateTimeOffset instant) => new((instant.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    /// <summary>False when no calendar of ours holds it (years 1 to 9999).</summary>
    public bool IsInCalendar => Microseconds is >= -62_135_596_800_000_000 and <= 253_402_300_799_999_999;

    public DateTime Clock => DateTime.UnixEpoch.AddMicroseconds(Microseconds);
}

internal sealed class FigureTimeJsonConverter : JsonConverter<FigureTime>
{
    private const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    public override FigureTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var microseconds)) return new(microseconds);
        if (reader.TokenType == JsonTokenType.String && DateTime.TryParseExact(reader.GetString(), Formats, CultureInfo.InvariantCulture, Style, out var time))
            return new((time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        throw new JsonException("Expected whole microseconds since 1970-01-01, or ISO 8601 text.");
    }

    public override void Write(Utf8JsonWriter writer, FigureTime value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Microseconds);
}
