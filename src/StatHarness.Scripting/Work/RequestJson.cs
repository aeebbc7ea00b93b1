using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Scripting;

/// <summary>
/// A request as the harness wrote it, read without reflection: a third of the start of a worker would go into that.
/// Reads every field of <see cref="PluginRequest"/>; a test holds it to what reflection reads.
/// </summary>
internal static class RequestJson
{
    /// <exception cref="JsonException">It is not a request.</exception>
    public static PluginRequest Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new() { MaxDepth = JsonText.MaxDepth });
            return Request(document.RootElement);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("It is not a request: " + e.Message, e);
        }
    }

    private static PluginRequest Request(JsonElement at) => new(
        at.GetProperty("schema_version").GetInt32(),
        Manifest(at.GetProperty("manifest")),
        Digest.Parse(Text(at, "data_hash")),
        at.GetProperty("rows_total").GetInt64(),
        Columns(at.GetProperty("columns")),
        Map(at, "roles", RoleUse),
        Object(at, "settings"),
        Text(at, "seed"),
        Map(at, "upstream", UpstreamJson.Read),
        Object(at, "dataset"));

    private static PluginManifest Manifest(JsonElement at) => new(
        Maybe(at, "$schema"), Text(at, "id"), Text(at, "name"), Text(at, "version"), Text(at, "type"), Text(at, "harness"), Text(at, "description"),
        Needs(at.GetProperty("needs")), Texts(at, "depends_on"), Text(at, "resource_class"), Texts(at, "capabilities"), Budget(at.GetProperty("budget")), Maybe(at, "citation"))
    {
        Os = Texts(at, "os"),
        Sdk = Text(at, "sdk"),
        Requires = Map(at, "requires", static range => range.GetString()!),
    };

    private static PluginNeeds Needs(JsonElement at) => new(
        Map(at, "roles", static role => role.GetString()!), Map(at, "optional", static role => role.GetString()!), Text(at, "columns"), at.GetProperty("min_columns").GetInt32(), Text(at, "upstream"));

    private static PluginBudget Budget(JsonElement at) => new(at.GetProperty("time_ms").GetInt32(), at.GetProperty("memory_mb").GetInt32());

    // Loops instead of queries: each query over a struct of the library is compiled while running.
    private static GrantedColumn[] Columns(JsonElement at)
    {
        var columns = new GrantedColumn[at.GetArrayLength()];
        for (var i = 0; i < columns.Length; i++) columns[i] = Column(at[i]);
        return columns;
    }

    private static GrantedColumn Column(JsonElement at) => new(Text(at, "name"), at.GetProperty("index").GetInt32(), Text(at, "type"), Text(at, "grant"), Maybe(at, "role"));

    private static RoleUse RoleUse(JsonElement at) => new(Text(at, "role"), Text(at, "column"), Text(at, "confidence"));

    private static string Text(JsonElement at, string name) => at.GetProperty(name).GetString() ?? throw new JsonException($"'{name}' is null.");

    private static string? Maybe(JsonElement at, string name) => at.GetProperty(name).GetString();

    private static string[] Texts(JsonElement at, string name)
    {
        var list = at.GetProperty(name);
        var texts = new string[list.GetArrayLength()];
        for (var i = 0; i < texts.Length; i++) texts[i] = list[i].GetString()!;
        return texts;
    }

    // A copy: the document is gone when the script runs.
    private static JsonObject Object(JsonElement at, string name) => JsonObject.Create(at.GetProperty(name).Clone())!;

    private static Dictionary<string, T> Map<T>(JsonElement at, string name, Func<JsonElement, T> value)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var property in at.GetProperty(name).EnumerateObject()) map.Add(property.Name, value(property.Value));
        return map;
    }
}
