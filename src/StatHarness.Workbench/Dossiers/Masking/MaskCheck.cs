using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Ingest;

namespace StatHarness.Workbench;

/// <summary>Looks through the finished dossier for what must not be there, in any spelling. Finding something means that nothing is written.</summary>
internal static class MaskCheck
{
    /// <summary>Kinds whose check digits or grammar make a chance hit in our own text next to impossible.</summary>
    private static readonly string[] Certain = ["email", "iban"];

    /// <summary>What stands between two values, not in one.</summary>
    private static readonly SearchValues<char> Between = SearchValues.Create("\"[]{}|<>\n");

    private static readonly SearchValues<char> BetweenNumbers = SearchValues.Create(",:;");

    /// <returns>Bytes looked at.</returns>
    /// <exception cref="DiagnosticException">SH7156: a value is left.</exception>
    public static long Require(IReadOnlyList<DossierEntry> entries, MaskPatterns patterns)
    {
        var shapes = new PersonalText();
        long looked = 0;
        foreach (var entry in entries)
        {
            looked += entry.Bytes.Length;
            foreach (var text in Texts(entry))
            {
                var hit = patterns.Find(text.Value, cells: false, words: false).FirstOrDefault(hit => text.IsOne || IsOne(text.Value.AsSpan(hit.Start, hit.End - hit.Start), hit.Letters));
                if (hit.Pattern is { } pattern) throw ObservingDiagnostics.MaskLeaks(entry.Path, $"a value of kind {pattern.Kind}");
                foreach (var line in text.Value.Split('\n'))
                {
                    if (shapes.Find(line).FirstOrDefault(found => Certain.Contains(found.Kind, StringComparer.Ordinal)) is { Kind: { } kind }) throw ObservingDiagnostics.MaskLeaks(entry.Path, $"something of the shape {kind}");
                }
            }
        }
        return looked;
    }

    /// <summary>Several numbers in a row are no phone number.</summary>
    private static bool IsOne(ReadOnlySpan<char> found, string letters) => !found.ContainsAny(Between) && (letters.AsSpan().ContainsAnyExceptInRange('0', '9') || !found.ContainsAny(BetweenNumbers));

    /// <summary>Its name, all of it as it stands, and each text of it that is JSON by itself.</summary>
    private static IEnumerable<(string Value, bool IsOne)> Texts(DossierEntry entry)
    {
        yield return (entry.Path, true);
        var all = Readable(entry.Bytes);
        yield return (all, false);
        var documents = entry.Path.EndsWith(".json", StringComparison.Ordinal) ? [all] : entry.Path.EndsWith(".ndjson", StringComparison.Ordinal) ? all.Split('\n') : [];
        foreach (var document in documents.Where(document => document.Length > 0))
        {
            foreach (var text in Strings(Parsed(document))) yield return (text, true);
        }
    }

    private static JsonNode? Parsed(string document)
    {
        try
        {
            return JsonNode.Parse(document);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Strings(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => [value.ToJsonString()],
        _ => [],
    };

    /// <summary>A database is searched too: its texts stand in it as UTF-8 between other bytes.</summary>
    private static string Readable(byte[] bytes) => DossierContent.AsText(bytes) ?? string.Concat(Encoding.UTF8.GetString(bytes).Select(letter => char.IsControl(letter) || letter == '\uFFFD' ? '\n' : letter));
}
