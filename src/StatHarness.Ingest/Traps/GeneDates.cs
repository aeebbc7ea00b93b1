using System.Collections.Frozen;
using System.Text;
using StatHarness.Data;

namespace StatHarness.Ingest.Traps;

/// <summary>Day and month where a gene name was (Ziemann, Eren and El-Osta 2016): in a column of labels with letters and digits, a few texts such as 2-Sep.</summary>
internal static class GeneDates
{
    private static readonly FrozenSet<string> Months = FrozenSet.ToFrozenSet(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], StringComparer.Ordinal);

    /// <summary>The column is one of labels like BRCA1, and not one of dates.</summary>
    public static bool In(DistinctTexts texts)
    {
        var (labels, dates) = (0, 0);
        for (var code = 0; code < texts.Count; code++)
        {
            var text = texts.Utf8(code);
            if (IsLabel(text)) labels++;
            else if (IsDate(text)) dates++;
            if ((code + 1 - labels - dates) * 10L > texts.Count * 3L) return false;
        }
        return dates > 0 && labels >= 10 && labels * 10 >= texts.Count * 7 && dates * 5 <= labels;
    }

    /// <summary>2-Sep or Sep-2, where day and month can be a gene's: MARCH, SEPT and DEC families.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 5 or > 6) return false;
        var dash = text.IndexOf((byte)'-');
        if (dash < 1) return false;
        var left = text[..dash];
        var right = text[(dash + 1)..];
        return (IsDay(left) && IsMonth(right)) || (IsMonth(left) && IsDay(right));
    }

    private static bool IsDay(ReadOnlySpan<byte> text) => text.Length is 1 or 2 && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static bool IsMonth(ReadOnlySpan<byte> text) => text.Length == 3 && Months.Contains(Encoding.ASCII.GetString(text).ToLowerInvariant());

    /// <summary>Two to twelve letters and digits, mostly upper case, at least one letter.</summary>
    private static bool IsLabel(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 2 or > 12 || !char.IsAsciiLetter((char)text[0])) return false;
        var upper = 0;
        foreach (var value in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)value) && value is not ((byte)'-' or (byte)'.')) return false;
            if (!char.IsAsciiLetterLower((char)value)) upper++;
        }
        return upper * 2 >= text.Length;
    }
}
