using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace StatHarness.Core.Json;

/// <summary>How every record of ours becomes JSON: snake_case keys and enum names, unknown properties refused.</summary>
public static class HarnessJson
{
    public static JsonSerializerOptions Options { get; } = Create(indented: false);

    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    /// <exception cref="NotSupportedException">Its room does not list the type.</exception>
    public static JsonNode Node<T>(T value) => JsonSerializer.SerializeToNode(value, Known<T>(Options))!;

    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Known<T>(Options));

    public static byte[] IndentedBytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Known<T>(Indented));

    public static T Read<T>(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, Known<T>(Options)) ?? throw new JsonException("Expected a value, found null.");

    public static T Read<T>(JsonNode node) => node.Deserialize(Known<T>(Options)) ?? throw new JsonException("Expected a value, found null.");

    /// <summary>Makes the types of a room known, as soon as it is loaded. How they are written is worked out when the room is compiled: a program that is compiled ahead cannot look at types while it runs.</summary>
    public static void Know(JsonSerializerContext room) => KnownTypes.Add(room);

    internal static JsonTypeInfo<T> Known<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = indented,
            NewLine = "\n",
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new KnownTypes(),
        };
        options.MakeReadOnly();
        return options;
    }
}
