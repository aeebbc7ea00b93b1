using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Schema;

namespace StatHarness.Plugins;

/// <summary>What a manifest misses, in the words of who writes one rather than in those of its schema.</summary>
internal static class ManifestHints
{
    public static Diagnostic Of(JsonObject schema, JsonNode manifest, SchemaProblem problem)
    {
        var parts = problem.InstancePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["capabilities", _] && At(manifest, parts)?.ToString() is { } asked && problem.Keyword == "enum") return PluginDiagnostics.NotGranted(problem.InstancePath, asked, Capabilities(schema));
        if (parts.Length > 0 && problem.Keyword == "false" && Members(schema, parts[..^1]) is { } known) return PluginDiagnostics.UnknownMember(problem.InstancePath, NearestName.Of(parts[^1], known), known);
        return parts is ["version"] ? PluginDiagnostics.BadVersion(problem.Message) : PluginDiagnostics.BadManifest(parts.Length == 0 ? "/" : problem.InstancePath, problem.Message);
    }

    private static List<string> Capabilities(JsonObject schema) => [.. schema["properties"]!["capabilities"]!["items"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>())];

    private static JsonNode? At(JsonNode? node, IEnumerable<string> parts) => parts.Aggregate(node, (at, part) => at switch
    {
        JsonObject members => members[part],
        JsonArray items when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < items.Count => items[place],
        _ => null,
    });

    private static List<string>? Members(JsonObject schema, IEnumerable<string> parts) =>
        (parts.Aggregate((JsonNode?)schema, (at, part) => (at as JsonObject)?["properties"]?[part]) as JsonObject)?["properties"] is JsonObject members ? [.. members.Select(member => member.Key).Where(name => name[0] != '$')] : null;
}
