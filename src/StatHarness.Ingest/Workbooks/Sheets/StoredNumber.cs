using System.Buffers;
using System.Globalization;

namespace StatHarness.Ingest;

/// <summary>Numbers in cells are doubles, written with up to 17 digits.</summary>
internal static class StoredNumber
{
    private const int ExactDigits = 15;
    private static readonly SearchValues<byte> Spelling = SearchValues.Create("0123456789+-.eE"u8);

    /// <summary>
    /// The number as it is spelled; but a fraction or power of more than 15 digits as the shortest text of the double it means, so that
    /// 1.1000000000000001 is 1.1. Digits alone stay: a program that wrote a long whole number meant it.
    /// </summary>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> spelled, Span<byte> scratch)
    {
        if (spelled.Length <= ExactDigits + 1) return spelled;
        var (digits, _, fraction) = Shape(spelled);
        if (digits <= ExactDigits || !fraction) return spelled;
        return double.TryParse(spelled, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            && value.TryFormat(scratch, out var written, "R", CultureInfo.InvariantCulture) ? scratch[..written] : spelled;
    }

    /// <summary>Says nothing but that only digits, signs, point and exponent are there; anything else in a cell of numbers is text.</summary>
    public static bool IsSpelledAsOne(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(Spelling) < 0;

    /// <summary>A whole number that is longer than the 15 digits that a spreadsheet keeps, and has zeros after them.</summary>
    public static bool MayHaveLostDigits(ReadOnlySpan<byte> text)
    {
        if (text.Length <= ExactDigits) return false;
        var (digits, exponent, _) = Shape(text);
        return digits is >= 13 and <= ExactDigits && exponent > 0 && digits + exponent is > ExactDigits and <= 25;
    }

    /// <summary>Significant digits, zeros at both ends left out; the power of ten that stands after them; whether a point or an exponent is spelled.</summary>
    private static (int Digits, int Exponent, bool Fraction) Shape(ReadOnlySpan<byte> text)
    {
        int digits = 0, zeros = 0, afterPoint = 0, at = 0;
        bool point = false, power = false;
        for (; at < text.Length; at++)
        {
            var digit = Digits.Value(text[at]);
            if (digit > 9)
            {
                if (text[at] == '.') point = true;
                else if (text[at] is (byte)'e' or (byte)'E') break;
                continue;
            }
            if (point) afterPoint++;
            if (digit != 0)
            {
                digits += zeros + 1;
                zeros = 0;
            }
            else if (digits > 0) zeros++;
        }
        var exponent = zeros - afterPoint;
        if (at < text.Length)
        {
            power = true;
            if (System.Buffers.Text.Utf8Parser.TryParse(text[(at + (at + 1 < text.Length && text[at + 1] == '+' ? 2 : 1))..], out int spelled, out _) && Math.Abs(spelled) < 1000) exponent += spelled;
        }
        return (digits, exponent, point || power);
    }
}
