using System.Buffers.Text;
using System.Globalization;

namespace StatHarness.Ingest;

/// <summary>A number as it is spelled: ± <see cref="Mantissa"/> × 10^<see cref="Exponent"/>, without trailing zeros after the point.</summary>
internal struct Number
{
    private const int MostDigits = 38;

    public bool Negative;
    public bool LeadingZero;
    public UInt128 Mantissa;
    public int Exponent;
    /// <summary>Significant digits of the mantissa; 0 for zero.</summary>
    public int Significant;
    /// <summary>Digits after the point as spelled.</summary>
    public int SpelledScale;
    public double Double;
    public bool LosesInDouble;

    public readonly bool IsWhole => Exponent >= 0 || Significant == 0;

    public readonly int Scale => IsWhole ? 0 : -Exponent;

    public readonly int IntegerDigits => Significant == 0 ? 0 : Math.Max(0, Significant + Exponent);

    /// <summary>One to three digits, the sign, and three digits: it may separate thousands as well as decimals.</summary>
    public readonly bool MayBeGrouped => SpelledScale == 3 && IntegerDigits is >= 1 and <= 3;

    /// <summary>The same digits with a separator of thousands instead of the decimal point.</summary>
    public readonly Number Thousandfold()
    {
        var number = this with { Exponent = Exponent + 3, SpelledScale = 0, LosesInDouble = false };
        var value = number.TryInt64(out var whole) ? whole : throw new System.Diagnostics.UnreachableException();
        return number with { Double = value };
    }

    /// <summary>Sign, digits with one <paramref name="point"/> at most, exponent. False for anything else and beyond 38 significant digits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, byte point, out Number number)
    {
        number = default;
        int at = 0, spelled = 0, zeros = 0, beforePoint = -1;
        if (text[0] is (byte)'-' or (byte)'+') number.Negative = text[at++] == '-';
        var first = at;
        ulong low = 0;
        for (; at < text.Length; at++)
        {
            var digit = Digits.Value(text[at]);
            if (digit > 9)
            {
                if (text[at] != point || beforePoint >= 0) break;
                beforePoint = spelled;
                continue;
            }
            spelled++;
            if (digit == 0)
            {
                if (number.Significant > 0) zeros++;
                continue;
            }
            if (!number.Push(ref low, digit, ref zeros)) return false;
        }
        if (spelled == 0) return false;
        if (number.Significant <= 18) number.Mantissa = low;
        number.SpelledScale = beforePoint < 0 ? 0 : spelled - beforePoint;
        number.LeadingZero = (beforePoint < 0 ? spelled : beforePoint) > 1 && text[first] == '0';
        return number.ReadExponent(text, at, zeros);
    }

    public CellKind Kind(ReadOnlySpan<byte> text, byte point)
    {
        if (LeadingZero) return CellKind.LeadingZero;
        Double = Nearest(text, point);
        LosesInDouble = Loses();
        if (IsWhole)
        {
            if (TryInt64(out _)) return CellKind.Whole;
            if (IntegerDigits <= MostDigits) return CellKind.BigWhole;
        }
        if (!LosesInDouble) return CellKind.Real;
        return IntegerDigits + Scale <= MostDigits ? CellKind.Exact : CellKind.Huge;
    }

    public readonly bool TryInt64(out long value)
    {
        value = 0;
        if (Significant == 0) return true;
        if (!IsWhole || IntegerDigits > 19) return false;
        var magnitude = Mantissa * Power(Exponent);
        if (magnitude > (UInt128)long.MaxValue + (Negative ? 1u : 0u)) return false;
        value = unchecked(Negative ? -(long)(ulong)magnitude : (long)(ulong)magnitude);
        return true;
    }

    /// <summary>The unscaled value at <paramref name="scale"/> digits after the point; false when it does not fit 38 digits.</summary>
    public readonly bool TryUnscaled(int scale, out Int128 value)
    {
        value = 0;
        if (Significant == 0) return true;
        if (Exponent + scale < 0 || Significant + Exponent + scale > MostDigits) return false;
        value = (Int128)(Mantissa * Power(Exponent + scale));
        if (Negative) value = -value;
        return true;
    }

    /// <summary>10^<paramref name="exponent"/> for 0 to 38.</summary>
    public static UInt128 Power(int exponent)
    {
        UInt128 power = 1;
        for (; exponent > 19; exponent--) power *= 10;
        return power == 1 ? Powers[exponent] : power * Powers[exponent];
    }

    private bool Push(ref ulong low, uint digit, ref int zeros)
    {
        var digits = Significant + zeros + 1;
        if (digits > MostDigits) return false;
        if (digits <= 18)
        {
            for (; zeros > 0; zeros--) low *= 10;
            low = (low * 10) + digit;
        }
        else
        {
            if (Significant <= 18) Mantissa = low;
            for (; zeros > 0; zeros--) Mantissa *= 10;
            Mantissa = (Mantissa * 10) + digit;
        }
        Significant = digits;
        return true;
    }

    private bool ReadExponent(ReadOnlySpan<byte> text, int at, int zeros)
    {
        var exponent = 0;
        if (at < text.Length)
        {
            if (text[at] is not ((byte)'e' or (byte)'E')) return false;
            var power = text[(at + 1)..];
            if (power.Length > 0 && power[0] == '+') power = power[1..];
            if (power.Length is 0 or > 5 || power[0] == '+' || !Utf8Parser.TryParse(power, out exponent, out var used) || used != power.Length) return false;
        }
        Exponent = exponent - SpelledScale + zeros;
        return true;
    }

    private readonly double Nearest(ReadOnlySpan<byte> text, byte point)
    {
        if (Significant == 0) return 0;
        if (Significant <= 15 && Exponent is >= -22 and <= 22)
        {
            var exact = (double)(ulong)Mantissa;
            exact = Exponent < 0 ? exact / DoublePowers[-Exponent] : exact * DoublePowers[Exponent];
            return Negative ? -exact : exact;
        }
        Span<byte> spelled = stackalloc byte[text.Length];
        text.CopyTo(spelled);
        if (point != '.') spelled.Replace(point, (byte)'.');
        return double.Parse(spelled, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>A double loses digits when, written with as many significant digits as the source, it shows others.</summary>
    private readonly bool Loses()
    {
        if (Significant == 0) return false;
        var magnitude = Math.Abs(Double);
        if (!double.IsFinite(magnitude) || magnitude == 0 || Significant > 17) return true;
        if (Significant <= 15 && magnitude > 1e-290) return false;
        return IsNear(magnitude) is { } near ? !near : !ShowsSameDigits(magnitude);
    }

    /// <summary>
    /// Whether the double lies within less than half a unit of the last spelled digit, so that it shows the same digits; in 128-bit integers,
    /// |M × 10^k − m × 2^s| < 2^(s−1) for the double M × 2^−s and the number m × 10^−k. Null where these don't fit.
    /// </summary>
    private readonly bool? IsNear(double magnitude)
    {
        var bits = BitConverter.DoubleToInt64Bits(magnitude);
        int shift = 1075 - (int)(bits >> 52), k = -Exponent;
        if (k is < 0 or > 22 || shift is < 1 or > 69) return null;
        var left = (UInt128)(ulong)((bits & 0xF_FFFF_FFFF_FFFF) | 0x10_0000_0000_0000) * Power(k);
        var right = Mantissa << shift;
        var distance = left > right ? left - right : right - left;
        return distance < UInt128.One << (shift - 1);
    }

    private readonly bool ShowsSameDigits(double magnitude)
    {
        Span<char> format = stackalloc char[3];
        format[0] = 'E';
        if (!(Significant - 1).TryFormat(format[1..], out var width, default, CultureInfo.InvariantCulture)) throw new System.Diagnostics.UnreachableException();
        Span<byte> shown = stackalloc byte[32];
        if (!magnitude.TryFormat(shown, out var length, format[..(1 + width)], CultureInfo.InvariantCulture)) throw new System.Diagnostics.UnreachableException();
        return TryParse(shown[..length], (byte)'.', out var back) && back.Mantissa == Mantissa && back.Exponent == Exponent;
    }

    private static readonly ulong[] Powers = [.. Enumerable.Range(0, 20).Select(e => Enumerable.Repeat(10UL, e).Aggregate(1UL, (a, b) => a * b))];
    private static readonly double[] DoublePowers = [.. Enumerable.Range(0, 23).Select(e => double.Parse($"1e{e}", CultureInfo.InvariantCulture))];
}
