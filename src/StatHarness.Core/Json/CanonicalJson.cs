using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Core.Json;

/// <summary>The JSON Canonicalization Scheme (RFC 8785): one value, one sequence of bytes.</summary>
public static class CanonicalJson
{
    /// <returns>UTF-8 without BOM or trailing newline.</returns>
    public static byte[] Bytes(JsonNode? node) => Encoding.UTF8.GetBytes(Text(node));

    public static byte[] Bytes<T>(T record) => Bytes(JsonSerializer.SerializeToNode(record, HarnessJson.Options));

    public static string Text(JsonNode? node) => throw new System.Diagnostics.UnreachableException(node?.ToString());
}
