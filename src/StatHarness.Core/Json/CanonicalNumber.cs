using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace StatHarness.Core.Json;

/// <summary>Numbers as ECMAScript prints them (RFC 8785 §3.2.2.3): the shortest digits that read back as the same double.</summary>
internal static class CanonicalNumber
{
    public static void Write(JsonValue value, ArrayBufferWriter<byte> output)
    {
        if (value.TryGetValue<double>(out var number) && value.TryGetValue<long>(out var whole) && number == whole && Math.Abs(number) < 1L << 53)
        {
            WriteWhole(whole, output);
            return;
        }
        var text = value.ToJsonString();
        number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number)) throw Refuse(text, "is larger than a double");
        var canonical = Format(number);
        if (IsInteger(text) && text != canonical && text != "-0" && Math.Abs(number) >= 1L << 53) throw Refuse(text, "would be rounded");
        output.Write(Encoding.ASCII.GetBytes(canonical));
    }

    /// <summary>ECMA-262 Number::toString.</summary>
    public static string Format(double number)
    {
        if (number == 0) return "0";
        var (digits, point) = Split(Math.Abs(number).ToString("R", CultureInfo.InvariantCulture));
        var body = point switch
        {
            > 21 or <= -6 => Exponent(digits, point - 1),
            <= 0 => "0." + new string('0', -point) + digits,
            _ when digits.Length <= point => digits + new string('0', point - digits.Length),
            _ => $"{digits[..point]}.{digits[point..]}",
        };
        return number < 0 ? "-" + body : body;
    }

    private static string Exponent(string digits, int exponent) =>
        (digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}") + (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);

    /// <summary>Significant digits without leading or trailing zeros, and where the decimal point stands relative to the first.</summary>
    private static (string Digits, int Point) Split(string text)
    {
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), point - leading);
    }

    private static bool IsInteger(string text) => !text.AsSpan().ContainsAny('.', 'e', 'E');

    private static void WriteWhole(long whole, ArrayBufferWriter<byte> output)
    {
        var span = output.GetSpan(20);
        whole.TryFormat(span, out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    private static DiagnosticException Refuse(string text, string why) => new(new Diagnostic("SH1002",
        $"The number {text} {why}: a JSON number holds integers up to 2^53.", null, "Write it as text."), ExitCode.Internal);
}
