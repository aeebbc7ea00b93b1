using System.Text.Json;

namespace StatHarness.Scripting;

/// <summary>Queries over the pipe, by hand as <see cref="RequestJson"/> says; nothing at all when none was asked.</summary>
internal static class QueryLogJson
{
    public static byte[] Bytes(QueryLog log)
    {
        if (log.Count == 0) return [];
        using var stream = new MemoryStream();
        using (var to = new Utf8JsonWriter(stream))
        {
            to.WriteStartObject();
            to.WriteNumber("count", log.Count);
            to.WriteStartArray("queries");
            foreach (var query in log.Queries)
            {
                to.WriteStartObject();
                to.WriteString("capability", query.Capability);
                to.WriteString("text", query.Text);
                to.WriteNumber("rows", query.Rows);
                to.WriteNumber("ms", query.Ms);
                to.WriteString("code", query.Code);
                to.WriteString("problem", query.Problem);
                to.WriteBoolean("forbidden", query.Forbidden);
                to.WriteEndObject();
            }
            to.WriteEndArray();
            to.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <summary>Trusts nothing: what is too long is cut again.</summary>
    /// <exception cref="JsonException">It is not what <see cref="Bytes"/> writes.</exception>
    public static QueryLog Read(ReadOnlyMemory<byte> utf8)
    {
        var log = new QueryLog();
        if (utf8.IsEmpty) return log;
        try
        {
            using var document = JsonDocument.Parse(utf8, new() { MaxDepth = 4 });
            foreach (var at in document.RootElement.GetProperty("queries").EnumerateArray())
                log.Add(new(WireFields.Text(at, "capability"), WireFields.Text(at, "text"), at.GetProperty("rows").GetInt64(), at.GetProperty("ms").GetDouble(), WireFields.Maybe(at, "code"), WireFields.Maybe(at, "problem"), at.GetProperty("forbidden").GetBoolean()));
            log.AddUncounted(document.RootElement.GetProperty("count").GetInt64());
            return log;
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("It is no list of queries: " + e.Message, e);
        }
    }
}
