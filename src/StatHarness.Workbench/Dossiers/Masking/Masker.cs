using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using StatHarness.Ingest;

namespace StatHarness.Workbench;

/// <summary>Replaces values by stand-ins: the same value by the same stand-in throughout one dossier, numbered in the order in which they come.</summary>
internal sealed partial class Masker(MaskPatterns patterns)
{
    private readonly PersonalText shapes = new();
    private readonly Dictionary<string, string> standIns = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>Replacements in the entry that is being masked, by kind; cleared by whoever writes them down.</summary>
    public SortedDictionary<string, int> Replaced { get; } = new(StringComparer.Ordinal);

    /// <param name="cells">Whether the text quotes cells.</param>
    /// <param name="words">Whether it is running text, so that short values count as words.</param>
    public string Text(string text, bool cells, bool words)
    {
        if (text.Length == 0 || (OwnNames().IsMatch(text) && patterns.Whole(text) is not { IsPersonal: true })) return text;
        if (cells && patterns.Whole(text) is { } whole) return Stand(PlainForm.Of(text).Letters, whole.Kind);
        text = Replace(text, patterns.Find(text, cells, words).Select(hit => (hit.Start, hit.End, hit.Letters, hit.Pattern.Kind)));
        return Replace(text, shapes.Find(text).Select(hit => (hit.Start, hit.Start + hit.Length, PlainForm.Of(text.Substring(hit.Start, hit.Length)).Letters, hit.Kind)));
    }

    public bool IsPersonalNumber(string digits) => patterns.Whole(digits) is { IsPersonal: true };

    public void Count(string kind) => Replaced[kind] = Replaced.GetValueOrDefault(kind) + 1;

    private string Replace(string text, IEnumerable<(int Start, int End, string Letters, string Kind)> hits)
    {
        StringBuilder? masked = null;
        var done = 0;
        foreach (var (start, end, letters, kind) in hits)
        {
            if (start < done) continue;
            (masked ??= new()).Append(text, done, start - done).Append(Stand(letters, kind));
            done = end;
        }
        return masked is null ? text : masked.Append(text, done, text.Length - done).ToString();
    }

    private string Stand(string letters, string kind)
    {
        Count(kind);
        if (standIns.TryGetValue(letters, out var known)) return known;
        numbers[kind] = numbers.GetValueOrDefault(kind) + 1;
        return standIns[letters] = string.Create(CultureInfo.InvariantCulture, $"masked_{kind}_{numbers[kind]}");
    }

    /// <summary>Digests, run and dataset ids, seeds and instants are made by the harness and hold no value of a table.</summary>
    [GeneratedRegex(@"^(?:[0-9a-f]{64}|[0-9a-f]{16}|dsv_[0-9a-f]{8,}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnNames();
}
