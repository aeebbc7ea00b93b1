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
        CanonicalWriter.Write(record is JsonElement element ? element : ToElement(record), output);
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

    /// <summary>Of what is written, in any order.</summary>
    /// <param name="name">Of what is written, for the message.</param>
    /// <inheritdoc cref="Bytes(JsonNode?)"/>
    public static byte[] Bytes(Action<Utf8JsonWriter> write, string name)
    {
        var plain = new ArrayBufferWriter<byte>(4096);
        Finite(name, () =>
        {
            using var writer = new Utf8JsonWriter(plain, new() { MaxDepth = JsonText.MaxDepth, Encoder = HarnessJson.Options.Encoder });
            write(writer);
            return true;
        });
        using var document = JsonDocument.Parse(plain.WrittenMemory, new() { MaxDepth = JsonText.MaxDepth });
        var output = new ArrayBufferWriter<byte>(plain.WrittenCount);
        CanonicalWriter.Write(document.RootElement, output);
        return output.WrittenSpan.ToArray();
    }

    private static JsonElement ToElement<T>(T record) => Finite(typeof(T).Name, () => JsonSerializer.SerializeToElement(record, HarnessJson.Known<T>(HarnessJson.Options)));

    private static T Finite<T>(string name, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (ArgumentException exception) when (exception.Message.Contains(nameof(System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals), StringComparison.Ordinal))
        {
            throw CoreDiagnostics.NotFinite(name, exception);
        }
    }
}
