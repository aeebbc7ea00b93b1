using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Core.Json;

/// <summary>
/// The JSON Canonicalization Scheme (RFC 8785): one value, one sequence of bytes.
/// Stricter than the RFC in one way: a whole number whose digits a double would change is refused, never rounded.
/// </summary>
public static class CanonicalJson
{
    /// <returns>UTF-8 without BOM or trailing newline.</returns>
    /// <exception cref="DiagnosticException">
    /// SH1002: NaN, infinity, or a whole number or <see cref="decimal"/> that a double can't hold.
    /// SH1005: half of a surrogate pair. SH1006: nested deeper than <see cref="JsonText.MaxDepth"/>.
    /// </exception>
    public static byte[] Bytes(JsonNode? node)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        Write(node, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Of a record, under <see cref="HarnessJson.Options"/>.</summary>
    /// <inheritdoc cref="Bytes(JsonNode?)"/>
    public static byte[] Bytes<T>(T record)
    {
        if (record is JsonNode node) return Bytes(node);
        var output = new ArrayBufferWriter<byte>(1024);
        CanonicalWriter.Write(ToElement(record), output);
        return output.WrittenSpan.ToArray();
    }

    /// <inheritdoc cref="Bytes(JsonNode?)"/>
    public static string Text(JsonNode? node)
    {
        var output = new ArrayBufferWriter<byte>(1024);
        Write(node, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Appends to <paramref name="output"/>; after an exception its content is incomplete.</summary>
    /// <inheritdoc cref="Bytes(JsonNode?)"/>
    public static void Write(JsonNode? node, IBufferWriter<byte> output) => CanonicalWriter.Write(node, output);

    private static JsonElement ToElement<T>(T record)
    {
        try
        {
            return JsonSerializer.SerializeToElement(record, HarnessJson.Options);
        }
        catch (ArgumentException exception) when (exception.TargetSite?.DeclaringType?.Namespace == "System.Text.Json")
        {
            throw CoreDiagnostics.NotFinite(typeof(T).Name, exception);
        }
    }
}
