using System.Text.Json;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Sdk.Formats.V1;
using static StatHarness.Scripting.WireFields;

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
        List(at, "columns", Column),
        Map(at, "roles", UpstreamJson.RoleUse),
        Part(at, "settings")!,
        Text(at, "seed"),
        Map(at, "upstream", UpstreamJson.Read),
        Part(at, "dataset")!)
    {
        State = at.TryGetProperty("state", out var slice) ? slice.GetString() : null,
    };

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

    private static GrantedColumn Column(JsonElement at) => new(Text(at, "name"), at.GetProperty("index").GetInt32(), Text(at, "type"), Text(at, "grant"), Maybe(at, "role"));

    private static Dictionary<string, T> Map<T>(JsonElement at, string name, Func<JsonElement, T> value)
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var property in at.GetProperty(name).EnumerateObject()) map.Add(property.Name, value(property.Value));
        return map;
    }
}
