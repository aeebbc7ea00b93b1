using System.Text.Json.Nodes;
using StatHarness.Core.Json;

namespace StatHarness.Core.Schema;

/// <summary>The meta-schemas of the two drafts, embedded, by URI without fragment.</summary>
internal static class MetaSchemas
{
    private static readonly Lazy<IReadOnlyDictionary<string, JsonNode>> Documents = new(Read);

    /// <returns>A copy: nodes cache what they materialise, so they aren't shared between threads.</returns>
    public static JsonNode? Find(string uri) => Documents.Value.TryGetValue(uri, out var document) ? document.DeepClone() : null;

    private static Dictionary<string, JsonNode> Read()
    {
        var documents = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var assembly = typeof(MetaSchemas).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("metaschemas/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var document = JsonText.Parse(bytes, name)!;
            documents[((string)document["$id"]!).TrimEnd('#')] = document;
        }
        return documents;
    }
}
