using System.Text;

namespace StatHarness.Workbench;

/// <summary>Which file names a person could take for one another: they differ in numbers, dates, marks of copies, case or extension only.</summary>
internal static class LikeName
{
    private static readonly HashSet<string> Noise = new(["copy", "kopie", "copia", "final", "new", "neu", "old", "alt", "latest", "v", "rev", "version", "export", "q", "kw", "of"], StringComparer.Ordinal);

    private static readonly HashSet<string> Extensions = new([".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".json", ".ndjson", ".jsonl", ".geojson", ".xes", ".xml", ".gz"], StringComparer.OrdinalIgnoreCase);

    public static bool Are(string one, string other) =>
        string.Equals(one, other, StringComparison.Ordinal) || (Pattern(one) is { Length: > 0 } pattern && pattern == Pattern(other));

    /// <returns>The telling words of the name, in order; empty when there is none.</returns>
    internal static string Pattern(string name)
    {
        while (Extensions.Contains(Path.GetExtension(name))) name = Path.GetFileNameWithoutExtension(name);
        var words = new StringBuilder();
        var word = new StringBuilder();
        foreach (var letter in name.Normalize().ToLowerInvariant() + " ")
        {
            if (char.IsLetter(letter))
            {
                word.Append(letter);
                continue;
            }
            if (word.Length > 0 && !Noise.Contains(word.ToString())) words.Append(words.Length > 0 ? " " : "").Append(word);
            word.Clear();
        }
        return words.ToString();
    }
}
