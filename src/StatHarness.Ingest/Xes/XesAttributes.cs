using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace StatHarness.Ingest;

/// <param name="Id">Tells a nested attribute from a key with a dot.</param>
internal readonly record struct XesValue(string Id, string Name, string Value);

/// <summary>Reads the attributes of a trace, an event or a global: nested ones dotted, lists as JSON.</summary>
internal sealed class XesAttributes
{
    private const int MostDepth = 64;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public List<XesValue> Values { get; } = [];

    /// <summary>Elements that are no attribute of XES, and attributes without key.</summary>
    public long Skipped { get; private set; }

    public void Clear() => Values.Clear();

    /// <summary>From the start of an attribute element to behind its end.</summary>
    public void Read(XmlReader xml) => Read(xml, "", "", 0);

    private void Read(XmlReader xml, string id, string name, int depth)
    {
        var key = xml.GetAttribute("key");
        if (key is null || !IsAttribute(xml.LocalName) || depth == MostDepth)
        {
            Skipped++;
            xml.Skip();
            return;
        }
        (id, name) = (depth == 0 ? key : $"{id}\u001F{key}", depth == 0 ? key : $"{name}.{key}");
        if (xml.LocalName is "list" or "container")
        {
            Values.Add(new(id, name, List(xml)));
            return;
        }
        Values.Add(new(id, name, xml.GetAttribute("value") ?? ""));
        foreach (var _ in Children(xml)) Read(xml, id, name, depth + 1);
    }

    /// <summary>Stands at each child element in turn, which must be read to behind its end; then behind the end of this one.</summary>
    public static IEnumerable<int> Children(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            yield break;
        }
        xml.Read();
        for (var child = 0; xml.NodeType != XmlNodeType.EndElement;)
        {
            if (xml.NodeType == XmlNodeType.Element) yield return child++;
            else xml.Read();
        }
        xml.Read();
    }

    private string List(XmlReader xml)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain)) Entries(xml, json, 0);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Entries(XmlReader xml, Utf8JsonWriter json, int depth)
    {
        json.WriteStartArray();
        foreach (var _ in Children(xml))
        {
            if (xml.LocalName == "values") foreach (var __ in Children(xml)) Entry(xml, json, depth);
            else Entry(xml, json, depth);
        }
        json.WriteEndArray();
    }

    private void Entry(XmlReader xml, Utf8JsonWriter json, int depth)
    {
        if (xml.GetAttribute("key") is not { } key || !IsAttribute(xml.LocalName) || depth == MostDepth)
        {
            Skipped++;
            xml.Skip();
            return;
        }
        json.WriteStartObject();
        json.WriteString("key", key);
        if (xml.GetAttribute("value") is { } value)
        {
            json.WritePropertyName("value");
            if (IsBare(xml.LocalName, value)) json.WriteRawValue(value);
            else json.WriteStringValue(value);
        }
        if (!xml.IsEmptyElement)
        {
            json.WritePropertyName("attributes");
            Entries(xml, json, depth + 1);
        }
        else
        {
            xml.Read();
        }
        json.WriteEndObject();
    }

    /// <summary>Numbers and booleans that JSON spells the same.</summary>
    private static bool IsBare(string type, string value)
    {
        if (type == "boolean") return value is "true" or "false";
        if (type is not ("int" or "float") || value.Length == 0 || value[0] is not ('-' or (>= '0' and <= '9'))) return false;
        var (bytes, at) = (Encoding.UTF8.GetBytes(value), 0);
        return new JsonScanner { Last = true }.Number(bytes, ref at) && at == bytes.Length;
    }

    private static bool IsAttribute(string element) => element is "string" or "date" or "int" or "float" or "boolean" or "id" or "list" or "container";
}
