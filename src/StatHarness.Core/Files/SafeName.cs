using System.Globalization;
using System.Text;

namespace StatHarness.Core;

/// <summary>Why a relative name is refused, by text alone.</summary>
internal static class SafeName
{
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$", .. "0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" })], StringComparer.OrdinalIgnoreCase);

    /// <returns><see langword="null"/> if the name is safe.</returns>
    public static string? Refusal(string relative)
    {
        if (relative.Length == 0) return "it is empty";
        if (!IsUnicode(relative)) return "it holds half of a surrogate pair";
        if (Encoding.UTF8.GetByteCount(relative) > SafePath.MaxBytes) return $"it is longer than {SafePath.MaxBytes} bytes";
        if (relative[0] == '/') return "it is absolute";
        if (relative.Contains('\\', StringComparison.Ordinal)) return "it holds a backslash";
        if (relative.EnumerateRunes().FirstOrDefault(IsForbidden) is { Value: not 0 } bad) return $"it holds the character U+{bad.Value:X4}";
        if (relative.Contains('\0', StringComparison.Ordinal)) return "it holds the character U+0000";
        if (!UnicodeForms.IsComposed(relative)) return "it is not in the Unicode form NFC";
        return relative.Split('/').Select(SegmentRefusal).FirstOrDefault(refusal => refusal is not null);
    }

    private static string? SegmentRefusal(string segment)
    {
        if (segment.Length == 0) return "it has an empty segment";
        if (segment is "." or "..") return $"it has a segment '{segment}'";
        if (Encoding.UTF8.GetByteCount(segment) > SafePath.MaxSegmentBytes) return $"it has a segment of more than {SafePath.MaxSegmentBytes} bytes";
        if (segment[^1] is '.' or ' ') return "a segment ends in a dot or space";
        if (segment[0] == ' ') return "a segment begins with a space";
        if (segment[0] == '~') return "a segment begins with '~'";
        var folded = UnicodeForms.FoldedToAscii(segment);
        if (folded.AsSpan().IndexOfAny("/\\:") >= 0) return "a character looks like a separator";
        if (folded is "." or ".." || folded[^1] is '.' or ' ') return "a segment looks like dots or ends in a look-alike of a dot or space";
        // A device stays one whatever follows its first dot.
        return Devices.Contains(Stem(segment)) || Devices.Contains(Stem(folded)) ? "it has a segment that names a device" : null;
    }

    private static string Stem(string segment) => segment.Split('.')[0].TrimEnd(' ');

    private static bool IsUnicode(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune == Rune.ReplacementChar && !text.Contains('\uFFFD', StringComparison.Ordinal)) return false;
        return true;
    }

    /// <summary>Controls, invisible formats (direction marks among them), separators of lines, and what Windows refuses.</summary>
    private static bool IsForbidden(Rune rune) => rune.Value is ':' or '*' or '?' or '"' or '<' or '>' or '|' or 0xFFFD
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
