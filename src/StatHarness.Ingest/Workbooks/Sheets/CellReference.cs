using System.Text;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>References such as AB12.</summary>
internal static class CellReference
{
    public const int MostColumns = 16_384, MostRows = 1_048_576;

    /// <summary>Column and row from 1; a row of 0 when none is spelled. False when it is no reference or lies outside of any sheet.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out int column, out int row)
    {
        (column, row) = (0, 0);
        var at = 0;
        for (; at < text.Length; at++)
        {
            var letter = text[at] | 0x20;
            if (letter is < 'a' or > 'z') break;
            column = (column * 26) + letter - 'a' + 1;
            if (column > MostColumns) return false;
        }
        return column > 0 && (at == text.Length || TryRow(text[at..], out row));
    }

    public static bool TryRow(ReadOnlySpan<byte> text, out int row)
    {
        row = 0;
        foreach (var digit in text)
        {
            var value = Digits.Value(digit);
            if (value > 9) return false;
            row = (row * 10) + (int)value;
            if (row > MostRows) return false;
        }
        return row > 0;
    }

    public static string Name(int column, long row) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    public static string Letters(int column)
    {
        var letters = new StringBuilder();
        for (; column > 0; column = (column - 1) / 26) letters.Insert(0, (char)('A' + ((column - 1) % 26)));
        return letters.ToString();
    }

    public static string Shown(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)]);
}
