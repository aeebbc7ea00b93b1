using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace StatHarness.Core.Schema;

/// <summary><c>format</c> under the format-assertion vocabulary: the formats that have a short grammar. Another one is refused when loaded, not passed silently.</summary>
internal sealed partial class Format : Keyword
{
    private static readonly Dictionary<string, Func<string, bool>> Known = new(StringComparer.Ordinal)
    {
        ["date"] = IsDate,
        ["time"] = text => Time().Match(text) is { Success: true } match && IsTime(match),
        ["date-time"] = text => text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && Time().Match(text[11..]) is { Success: true } match && IsTime(match),
        ["duration"] = text => Duration().IsMatch(text),
        ["email"] = text => Email().IsMatch(text),
        ["hostname"] = text => text.Length <= 253 && Hostname().IsMatch(text),
        ["ipv4"] = text => Ipv4().IsMatch(text),
        ["ipv6"] = text => !text.Contains('%', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6,
        ["uuid"] = text => Guid.TryParseExact(text, "D", out _),
        ["uri"] = text => UriText().IsMatch(text) && Uri.TryCreate(text, UriKind.Absolute, out _),
        ["uri-reference"] = text => UriReference().IsMatch(text) && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
        ["json-pointer"] = text => Pointer().IsMatch(text),
        ["relative-json-pointer"] = text => RelativePointer().IsMatch(text),
        ["regex"] = IsPattern,
    };

    private readonly string name;
    private readonly Func<string, bool> holds;

    private Format(KeywordSource source, string name, Func<string, bool> holds) : base(source) => (this.name, this.holds) = (name, holds);

    public static Keyword Create(KeywordSource source) => new Format(source, source.Text(),
        Known.GetValueOrDefault(source.Text()) ?? throw source.Malformed($"one of {string.Join(", ", Known.Keys.Order(StringComparer.Ordinal))}"));

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated) =>
        instance.Kind != JsonKind.String || holds(instance.Text) || Miss(run, instance, $"text of format {name}");

    private static bool IsDate(string text) => DateDigits().IsMatch(text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>RFC 3339 §5.6, §5.7: a leap second ends a day in UTC.</summary>
    private static bool IsTime(Match match)
    {
        int Part(string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var (hour, minute, second, offsetHour, offsetMinute) = (Part("h"), Part("m"), Part("s"), Part("oh"), Part("om"));
        if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return false;
        var utcMinute = hour * 60 + minute - (match.Groups["sign"].Value == "-" ? -1 : 1) * (offsetHour * 60 + offsetMinute);
        return second < 60 || (utcMinute + 2880) % 1440 == 1439;
    }

    private static bool IsPattern(string text)
    {
        try
        {
            _ = new EcmaPattern(text, "");
            return true;
        }
        catch (DiagnosticException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex DateDigits();

    [GeneratedRegex(@"^(?<h>[0-9]{2}):(?<m>[0-9]{2}):(?<s>[0-9]{2})(\.[0-9]+)?([Zz]|(?<sign>[+-])(?<oh>[0-9]{2}):(?<om>[0-9]{2}))\z")]
    private static partial Regex Time();

    [GeneratedRegex(@"^P(?=.)([0-9]+W|([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)?(T(?=.)([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))?)\z")]
    private static partial Regex Duration();

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z")]
    private static partial Regex Hostname();

    [GeneratedRegex(@"^((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.(?!\z)|\z)){4}\z")]
    private static partial Regex Ipv4();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*\z")]
    private static partial Regex UriText();

    [GeneratedRegex(@"^([A-Za-z0-9._~:/?\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*(#([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?\z")]
    private static partial Regex UriReference();

    [GeneratedRegex(@"^(/([^~/]|~[01])*)*\z")]
    private static partial Regex Pointer();

    [GeneratedRegex(@"^(0|[1-9][0-9]*)(#|(/([^~/]|~[01])*)*)\z")]
    private static partial Regex RelativePointer();
}
