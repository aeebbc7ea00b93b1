using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Workbench;

/// <summary>Words that our own documents are made of: names of members and their parts. A user may be called <c>report</c>; a member still is.</summary>
internal static class OwnWords
{
    private static readonly string[] Always = ["masked", "person", "name", "email", "phone", "cell", "file", "host", "path", "row", "number", "card", "credit", "iban", "birth", "date"];

    public static IReadOnlySet<string> Of(IEnumerable<DossierEntry> entries)
    {
        var words = new HashSet<string>(Always, StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => entry.Path.EndsWith(".json", StringComparison.Ordinal) && DossierContent.AsText(entry.Bytes) is not null))
        {
            try
            {
                Collect(JsonNode.Parse(entry.Bytes), words);
            }
            // A file that a plugin wrote need not be what its name says.
            catch (JsonException) { }
        }
        return words;
    }

    private static void Collect(JsonNode? node, HashSet<string> words)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items) Collect(item, words);
        }
        if (node is not JsonObject members) return;
        foreach (var (name, value) in members)
        {
            words.Add(PlainForm.Of(name).Letters);
            words.UnionWith(name.Split('_'));
            // Below these the names of members may be cells.
            if (!JsonMask.Quotes(name)) Collect(value, words);
        }
    }
}
