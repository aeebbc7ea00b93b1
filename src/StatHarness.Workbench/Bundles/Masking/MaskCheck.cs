using System.Text;
using StatHarness.Core;
using StatHarness.Ingest;

namespace StatHarness.Workbench;

/// <summary>Looks through the finished bundle for what must not be there, in any spelling. Finding something means that nothing is written.</summary>
internal static class MaskCheck
{
    /// <summary>Kinds whose check digits or grammar make a chance hit in our own text next to impossible.</summary>
    private static readonly string[] Certain = ["email", "iban"];

    /// <returns>Bytes looked at.</returns>
    /// <exception cref="DiagnosticException">SH7156: a value is left.</exception>
    public static long Require(IReadOnlyList<BundleEntry> entries, MaskPatterns patterns)
    {
        var shapes = new PersonalText();
        long looked = 0;
        foreach (var entry in entries)
        {
            looked += entry.Bytes.Length;
            foreach (var text in (string[])[entry.Path, Readable(entry.Bytes)])
            {
                foreach (var line in text.Split('\n'))
                {
                    if (patterns.Find(line, cells: false, words: false).FirstOrDefault() is { Pattern: { } pattern }) throw ObservingDiagnostics.MaskLeaks(entry.Path, $"a value of kind {pattern.Kind}");
                    if (shapes.Find(line).FirstOrDefault(hit => Certain.Contains(hit.Kind, StringComparer.Ordinal)) is { Kind: { } kind }) throw ObservingDiagnostics.MaskLeaks(entry.Path, $"something of the shape {kind}");
                }
            }
        }
        return looked;
    }

    /// <summary>A database is searched too: its texts stand in it as UTF-8 between other bytes.</summary>
    private static string Readable(byte[] bytes) => BundleContent.AsText(bytes) ?? string.Concat(Encoding.UTF8.GetString(bytes).Select(letter => char.IsControl(letter) || letter == '\uFFFD' ? '\n' : letter));
}
