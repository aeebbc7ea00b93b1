using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;

namespace StatHarness.Notebook;

internal static class ScalarBundles
{
    public static bool IsScalar(object value) => value is string or char or bool or Enum or IFormattable || value is Core.Digest or Version or Uri or Type;

    public static MimeBundle Scalar(object value) => MimeBundle.Plain(Text(value));

    public static MimeBundle Json(JsonNode node) => MimeBundle.Plain(node.ToJsonString(HarnessJson.Indented)).With(MimeBundle.Json, node);

    /// <summary>Invariant; the shortest text that reads back as the same number.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        DateTime or DateTimeOffset => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Numbers and booleans as such, everything else as text: NaN and infinities have no JSON number.</summary>
    public static JsonNode? Node(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        bool truth => JsonValue.Create(truth),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        float number when float.IsFinite(number) => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        ulong number => JsonValue.Create(number),
        sbyte or byte or short or ushort or int or uint or long => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(Text(value)),
    };
}
