using System.Globalization;
using System.Text;

namespace StatHarness.Workbench;

/// <summary>
/// Letters and digits of a text, whatever the case and whatever stands between them, with percent signs, JSON escapes and HTML entities
/// decoded; and where each of them stands in the text. Two spellings of one value have the same form.
/// </summary>
internal sealed class PlainForm
{
    private readonly StringBuilder letters = new();
    private readonly List<int> starts = [];
    private readonly List<int> ends = [];
    private string? text;

    public string Letters => text ??= letters.ToString();

    public int Start(int letter) => starts[letter];

    public int End(int letter) => ends[letter];

    /// <summary>Whether nothing stands between a letter and the one before.</summary>
    public bool IsJoined(int letter) => letter > 0 && letter < starts.Count && starts[letter] == ends[letter - 1];

    public static PlainForm Of(string value)
    {
        var form = new PlainForm();
        for (var at = 0; at < value.Length;)
        {
            var (decoded, size) = value[at] switch
            {
                '%' => Percent(value, at),
                '\\' => Escape(value, at),
                '&' => Entity(value, at),
                _ => (value[at].ToString(), 1),
            };
            if (size == 1 && char.IsHighSurrogate(value[at]) && at + 1 < value.Length) (decoded, size) = (value.Substring(at, 2), 2);
            foreach (var letter in decoded) form.Add(letter, at, at + size);
            at += size;
        }
        return form;
    }

    private void Add(char letter, int start, int end)
    {
        if (letter is >= '\uFF01' and <= '\uFF5E') letter = (char)(letter - 0xFEE0);
        if (char.IsDigit(letter)) letter = (char)('0' + (int)char.GetNumericValue(letter));
        if (!char.IsLetterOrDigit(letter) && !char.IsSurrogate(letter)) return;
        letters.Append(char.ToLowerInvariant(letter));
        starts.Add(start);
        ends.Add(end);
    }

    /// <summary>One character of percent-encoded UTF-8, of one to four bytes.</summary>
    private static (string Decoded, int Size) Percent(string value, int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var count = 1; count <= 4; count++)
        {
            var place = at + (count - 1) * 3;
            if (place + 2 >= value.Length || value[place] != '%' || !byte.TryParse(value.AsSpan(place + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count - 1])) break;
            if (Rune.DecodeFromUtf8(bytes[..count], out var rune, out _) == System.Buffers.OperationStatus.Done) return (rune.ToString(), count * 3);
        }
        return ("", 1);
    }

    private static (string Decoded, int Size) Escape(string value, int at)
    {
        if (at + 1 >= value.Length) return ("", 1);
        if (value[at + 1] is 'u' && at + 5 < value.Length && ushort.TryParse(value.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return (((char)code).ToString(), 6);
        return value[at + 1] is 'n' or 'r' or 't' or 'b' or 'f' or '"' or '\\' or '/' ? ("", 2) : ("", 1);
    }

    private static (string Decoded, int Size) Entity(string value, int at)
    {
        var end = value.IndexOf(';', at);
        if (end < 0 || end - at is < 3 or > 9) return ("", 1);
        var name = value.AsSpan(at + 1, end - at - 1);
        var isHex = name.Length > 2 && name[0] == '#' && name[1] is 'x' or 'X';
        if (name[0] == '#' && uint.TryParse(name[(isHex ? 2 : 1)..], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code))
            return (new Rune(code).ToString(), end - at + 1);
        return name is "amp" or "lt" or "gt" or "quot" or "apos" ? ("", end - at + 1) : ("", 1);
    }
}
