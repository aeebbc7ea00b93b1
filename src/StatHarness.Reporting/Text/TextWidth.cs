using System.Globalization;
using System.Text;

namespace StatHarness.Reporting.Text;

/// <summary>How much room text takes, without a font at hand: terminal columns, and an upper estimate in pixels at 12 px.</summary>
internal static class TextWidth
{
    public static int Columns(string text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes()) columns += Columns(rune);
        return columns;
    }

    public static int Columns(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : IsWide(rune.Value) ? 2 : 1;

    public static double Pixels(string text)
    {
        var pixels = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            pixels += Columns(rune) switch
            {
                0 => 0,
                2 => 13,
                _ => rune.Value switch { 'W' or 'M' or '@' or '%' or 'm' or 'w' => 11, 'i' or 'l' or 'j' or '.' or ',' or ':' or '\'' or '|' or ' ' => 4, >= 'A' and <= 'Z' or '_' => 8.6, _ => 7.2 },
            };
        }
        return pixels;
    }

    /// <summary>The longest beginning that fits into <paramref name="pixels"/>, with … when something was cut.</summary>
    public static string Fit(string text, double pixels)
    {
        if (Pixels(text) <= pixels) return text;
        var columns = TextWidth.Columns(text);
        while (columns > 1 && Pixels(VisibleText.Clip(text, columns)) > pixels) columns--;
        return VisibleText.Clip(text, columns);
    }

    // East Asian wide and emoji blocks (UAX #11, coarse).
    private static bool IsWide(int code) => code is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF)
        or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
        or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
