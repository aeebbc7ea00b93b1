using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Core.Json;

/// <summary>Walks values: objects sorted by UTF-16 code units (RFC 8785 §3.2.3), leaves to the number and string writers.</summary>
internal static class CanonicalWriter
{
    public static void Write(JsonNode? node, IBufferWriter<byte> output) => Write(node, output, 0);

    public static void Write(JsonElement element, IBufferWriter<byte> output) => Write(element, output, 0);

    private static void Write(JsonNode? node, IBufferWriter<byte> output, int depth)
    {
        switch (node)
        {
            case null: output.Write("null"u8); break;
            case JsonObject members: WriteObject(members, output, Deeper(depth)); break;
            case JsonArray items:
                Deeper(depth);
                Byte(output, '[');
                for (var i = 0; i < items.Count; i++)
                {
                    if (i > 0) Byte(output, ',');
                    Write(items[i], output, depth + 1);
                }
                Byte(output, ']');
                break;
            default: WriteValue((JsonValue)node, output, depth); break;
        }
    }

    private static void WriteObject(JsonObject members, IBufferWriter<byte> output, int depth)
    {
        var sorted = MembersOf(members);
        sorted.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        Byte(output, '{');
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i > 0) Byte(output, ',');
            CanonicalText.Write(sorted[i].Key, output);
            Byte(output, ':');
            Write(sorted[i].Value, output, depth);
        }
        Byte(output, '}');
    }

    /// <summary>A node parsed elsewhere may still hold what only its first enumeration finds: repeated names, bad escapes.</summary>
    private static List<KeyValuePair<string, JsonNode?>> MembersOf(JsonObject members)
    {
        try
        {
            return [.. members];
        }
        catch (ArgumentException exception)
        {
            throw CoreDiagnostics.RepeatedName(exception.Message);
        }
        catch (InvalidOperationException exception)
        {
            throw CoreDiagnostics.Text("half of a surrogate pair or bytes that are not UTF-8", exception);
        }
    }

    /// <summary>The CLR types that nodes usually hold are written without a detour; any other is serialised first.</summary>
    private static void WriteValue(JsonValue value, IBufferWriter<byte> output, int depth)
    {
        if (value.TryGetValue(out JsonElement element)) Write(element, output, depth);
        else if (value.TryGetValue(out string? text)) CanonicalText.Write(text, output);
        else if (value.TryGetValue(out bool truth)) output.Write(truth ? "true"u8 : "false"u8);
        else if (value.TryGetValue(out decimal exact)) CanonicalNumber.WriteExact(exact, output);
        else if (value.TryGetValue(out double number)) CanonicalNumber.Write(number, output);
        else Write(JsonSerializer.SerializeToElement(value, HarnessJson.Known<JsonNode>(HarnessJson.Options)), output, depth);
    }

    private static void Write(JsonElement element, IBufferWriter<byte> output, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object: WriteObject(element, output, Deeper(depth)); break;
            case JsonValueKind.Array:
                Deeper(depth);
                Byte(output, '[');
                var first = true;
                foreach (var item in element.EnumerateArray())
                {
                    if (!first) Byte(output, ',');
                    first = false;
                    Write(item, output, depth + 1);
                }
                Byte(output, ']');
                break;
            case JsonValueKind.String: CanonicalText.Write(element, output); break;
            case JsonValueKind.Number: CanonicalNumber.WriteLiteral(JsonMarshal.GetRawUtf8Value(element), output); break;
            case JsonValueKind.True: output.Write("true"u8); break;
            case JsonValueKind.False: output.Write("false"u8); break;
            default: output.Write("null"u8); break;
        }
    }

    private static void WriteObject(JsonElement element, IBufferWriter<byte> output, int depth)
    {
        var sorted = new List<(string Name, JsonElement Value)>(element.GetPropertyCount());
        foreach (var member in element.EnumerateObject()) sorted.Add((CanonicalText.NameOf(member), member.Value));
        sorted.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        Byte(output, '{');
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i > 0) Byte(output, ',');
            if (i > 0 && sorted[i].Name == sorted[i - 1].Name) throw CoreDiagnostics.RepeatedName(sorted[i].Name);
            CanonicalText.Write(sorted[i].Name, output);
            Byte(output, ':');
            Write(sorted[i].Value, output, depth);
        }
        Byte(output, '}');
    }

    private static int Deeper(int depth) => depth < JsonText.MaxDepth ? depth + 1 : throw CoreDiagnostics.TooDeep(JsonText.MaxDepth);

    private static void Byte(IBufferWriter<byte> output, char ascii)
    {
        output.GetSpan(1)[0] = (byte)ascii;
        output.Advance(1);
    }
}
