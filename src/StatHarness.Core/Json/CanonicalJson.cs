using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Core.Json;

/// <summary>The JSON Canonicalization Scheme (RFC 8785): one value, one sequence of bytes.</summary>
public static class CanonicalJson
{
    /// <returns>UTF-8 without BOM or trailing newline.</returns>
    /// <exception cref="DiagnosticException">SH1002: an integer that a JSON number would round; SH1004: a lone surrogate.</exception>
    public static byte[] Bytes(JsonNode? node)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        Write(node, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Bytes<T>(T record) => Bytes(JsonSerializer.SerializeToNode(record, HarnessJson.Options));

    public static string Text(JsonNode? node) => System.Text.Encoding.UTF8.GetString(Bytes(node));

    private static void Write(JsonNode? node, ArrayBufferWriter<byte> output)
    {
        switch (node)
        {
            case null:
                output.Write("null"u8);
                break;
            case JsonObject members:
                WriteObject(members, output);
                break;
            case JsonArray items:
                output.Write("["u8);
                for (var i = 0; i < items.Count; i++)
                {
                    if (i > 0) output.Write(","u8);
                    Write(items[i], output);
                }
                output.Write("]"u8);
                break;
            default:
                WriteScalar(node.AsValue(), output);
                break;
        }
    }

    private static void WriteObject(JsonObject members, ArrayBufferWriter<byte> output)
    {
        output.Write("{"u8);
        var first = true;
        // RFC 8785 §3.2.3: by UTF-16 code units, which is what ordinal comparison does.
        foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (!first) output.Write(","u8);
            first = false;
            CanonicalString.Write(name, output);
            output.Write(":"u8);
            Write(value, output);
        }
        output.Write("}"u8);
    }

    private static void WriteScalar(JsonValue value, ArrayBufferWriter<byte> output)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                CanonicalString.Write(value.GetValue<string>(), output);
                break;
            case JsonValueKind.True:
                output.Write("true"u8);
                break;
            case JsonValueKind.False:
                output.Write("false"u8);
                break;
            default:
                CanonicalNumber.Write(value, output);
                break;
        }
    }
}
