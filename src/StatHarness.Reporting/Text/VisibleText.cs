using System.Buffers;
using System.Globalization;
using System.Text;

namespace StatHarness.Reporting.Text;

/// <summary>
/// Data is hostile. Characters that a reader cannot see, or that reorder what he sees, are written out:
/// C0 controls as their control pictures (␊), everything else as ⟦U+202E⟧. The result has one line.
/// </summary>
public static class VisibleText
{
    public static string Of(string text)
    {
        var first = FirstHidden(text);
        if (first < 0) return text;
        var visible = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var rest = text.AsSpan(first); !rest.IsEmpty;)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var length);
            if (status != OperationStatus.Done) visible.Append(CultureInfo.InvariantCulture, $"⟦U+{(int)rest[0]:X4}⟧");
            else if (rune.Value < 0x20) visible.Append((char)(0x2400 + rune.Value));
            else if (rune.Value == 0x7F) visible.Append('\u2421');
            else if (IsHidden(rune)) visible.Append(CultureInfo.InvariantCulture, $"⟦U+{rune.Value:X4}⟧");
            else visible.Append(rest[..length]);
            rest = rest[length..];
        }
        return visible.ToString();
    }

    /// <summary>The first <paramref name="columns"/> terminal columns, with … when something was cut.</summary>
    public static string Clip(string text, int columns)
    {
        var used = 0;
        var end = 0;
        var all = TextWidth.Columns(text);
        if (all <= columns) return text;
        foreach (var rune in text.EnumerateRunes())
        {
            var width = TextWidth.Columns(rune);
            if (used + width > columns - 1) break;
            used += width;
            end += rune.Utf16SequenceLength;
        }
        return text[..end] + "…";
    }

    private static int FirstHidden(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != OperationStatus.Done || IsHidden(rune)) return i;
            i += length;
        }
        return -1;
    }

    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        < 0x7F => false,
        0xAD or 0x34F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned,
    };
}
