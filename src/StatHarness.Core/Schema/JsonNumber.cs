using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;

namespace StatHarness.Core.Schema;

/// <summary>A JSON number of any size, exactly: sign and 0.digits × 10^point, normalised. Costs no more than its digits, whatever its exponent.</summary>
internal sealed class JsonNumber : IComparable<JsonNumber>
{
    private readonly byte[] digits;
    private readonly int point;

    private JsonNumber(bool isNegative, byte[] digits, int point) => (IsNegative, this.digits, this.point) = (isNegative && digits.Length > 0, digits, point);

    public bool IsNegative { get; }

    public bool IsZero => digits.Length == 0;

    /// <summary>1.0 and 1e300 are whole.</summary>
    public bool IsWhole => digits.Length <= point || IsZero;

    public static JsonNumber Of(JsonValue value)
    {
        if (value.TryGetValue(out JsonElement element)) return Of(JsonMarshal.GetRawUtf8Value(element));
        return Of(Encoding.UTF8.GetBytes(value.ToJsonString()));
    }

    public static JsonNumber Of(ReadOnlySpan<byte> literal)
    {
        var normal = DecimalDigits.Of(literal, literal.Length <= 256 ? stackalloc byte[literal.Length] : new byte[literal.Length]);
        return new(literal[0] == '-', normal.Digits.ToArray(), normal.Point);
    }

    public int ToInt32Saturating()
    {
        if (point > 9) return int.MaxValue;
        var value = 0;
        for (var i = 0; i < point; i++) value = value * 10 + (i < digits.Length ? digits[i] - '0' : 0);
        return value;
    }

    public int CompareTo(JsonNumber? other)
    {
        if (other is null) return 1;
        var (sign, otherSign) = (Sign, other.Sign);
        if (sign != otherSign || sign == 0) return sign.CompareTo(otherSign);
        var magnitude = point != other.point ? point.CompareTo(other.point) : digits.AsSpan().SequenceCompareTo(other.digits);
        return sign * magnitude;
    }

    /// <param name="divisor">Above zero.</param>
    public bool IsMultipleOf(JsonNumber divisor)
    {
        if (IsZero) return true;
        // this = a·10^(point−|a|), divisor = b·10^(point−|b|): is a·10^shift / b whole?
        var shift = (long)point - digits.Length - ((long)divisor.point - divisor.digits.Length);
        var (a, b) = (Whole(digits), Whole(divisor.digits));
        if (shift >= 0) return (a % b * BigInteger.ModPow(10, shift, b) % b).IsZero;
        // a has no trailing zero, so it is only a multiple of b·10^n if n = 0.
        return false;
    }

    public bool SameAs(JsonNumber other) => CompareTo(other) == 0;

    public int Hash()
    {
        var hash = new HashCode();
        hash.AddBytes(digits);
        hash.Add(point);
        return hash.ToHashCode();
    }

    public override string ToString() => $"{(IsNegative ? "-" : "")}0.{Encoding.UTF8.GetString(digits)}e{point}";

    private int Sign => IsZero ? 0 : IsNegative ? -1 : 1;

    private static BigInteger Whole(byte[] digits) => BigInteger.Parse(Encoding.ASCII.GetString(digits), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
}
