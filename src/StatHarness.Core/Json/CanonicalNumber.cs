using System.Buffers;
using System.Globalization;
using System.Text;

namespace StatHarness.Core.Json;

/// <summary>Numbers as ECMAScript's Number.prototype.toString writes them (ECMA-262 §6.1.6.1.20, RFC 8785 §3.2.2.3).</summary>
internal static class CanonicalNumber
{
    public static void Write(double value, IBufferWriter<byte> output)
    {
        if (!double.IsFinite(value)) throw CoreDiagnostics.Number(value.ToString(CultureInfo.InvariantCulture), "a finite number, since JSON has no other");
        Span<byte> digits = stackalloc byte[32];
        Layout(Shortest(value, digits), double.IsNegative(value), output);
    }

    /// <param name="literal">A number by the grammar of JSON. What a double would overflow, or a whole number whose digits it would change, is refused.</param>
    public static void WriteLiteral(ReadOnlySpan<byte> literal, IBufferWriter<byte> output)
    {
        if (IsSmallWhole(literal))
        {
            output.Write(literal);
            return;
        }
        var value = double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value)) throw CoreDiagnostics.Number(Encoding.UTF8.GetString(literal), "a number that a double holds");
        Span<byte> shortestDigits = stackalloc byte[32];
        var shortest = Shortest(value, shortestDigits);
        var room = literal.Length <= 512 ? stackalloc byte[literal.Length] : new byte[literal.Length];
        var exact = DecimalDigits.Of(literal, room);
        if (!exact.SameAs(shortest) && (exact.IsWhole || shortest.Digits.IsEmpty))
            throw CoreDiagnostics.Number(Encoding.UTF8.GetString(literal), "a number that a double holds without changing its digits");
        Layout(shortest, double.IsNegative(value), output);
    }

    /// <summary>A decimal promises its digits: unlike a literal's, its fraction is not rounded either.</summary>
    public static void WriteExact(decimal value, IBufferWriter<byte> output)
    {
        Span<byte> literal = stackalloc byte[64], room = stackalloc byte[64], shortestDigits = stackalloc byte[32];
        value.TryFormat(literal, out var length, default, CultureInfo.InvariantCulture);
        literal = literal[..length];
        var shortest = Shortest(double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture), shortestDigits);
        if (!DecimalDigits.Of(literal, room).SameAs(shortest)) throw CoreDiagnostics.Number(Encoding.UTF8.GetString(literal), "a decimal that a double holds without changing its digits");
        Layout(shortest, value < 0, output);
    }

    /// <summary>At most 15 digits and no sign of zero: canonical as it stands.</summary>
    private static bool IsSmallWhole(ReadOnlySpan<byte> literal)
    {
        var digits = literal[0] == '-' ? literal[1..] : literal;
        return digits.Length <= 15 && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') && !literal.SequenceEqual("-0"u8);
    }

    /// <summary>The runtime's shortest digits that read back as the same double.</summary>
    private static DecimalDigits Shortest(double value, Span<byte> room)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        return DecimalDigits.Of(text[..length], room);
    }

    private static void Layout(DecimalDigits number, bool negative, IBufferWriter<byte> output)
    {
        var digits = number.Digits;
        var point = number.Point;
        if (digits.IsEmpty)
        {
            output.Write("0"u8);
            return;
        }
        if (negative) output.Write("-"u8);
        if (point is > 0 and <= 21)
        {
            output.Write(digits[..Math.Min(point, digits.Length)]);
            if (digits.Length > point) { output.Write("."u8); output.Write(digits[point..]); }
            else output.Write("000000000000000000000"u8[..(point - digits.Length)]);
        }
        else if (point is > -6 and <= 0)
        {
            output.Write("0.00000"u8[..(2 - point)]);
            output.Write(digits);
        }
        else
        {
            output.Write(digits[..1]);
            if (digits.Length > 1) { output.Write("."u8); output.Write(digits[1..]); }
            output.Write(point > 0 ? "e+"u8 : "e-"u8);
            Span<byte> exponent = stackalloc byte[8];
            Math.Abs(point - 1).TryFormat(exponent, out var length, default, CultureInfo.InvariantCulture);
            output.Write(exponent[..length]);
        }
    }
}
