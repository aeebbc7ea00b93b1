using System.Globalization;
using System.Text;
using StatHarness.Core.Json;
using StatHarness.Data;

namespace StatHarness.Workbench;

/// <summary>How values of ingest options are written: names for characters that a shell makes hard to pass, numbers, pairs.</summary>
internal static class Spelling
{
    private static readonly (string Name, string Text)[] Characters =
    [
        ("none", ""), ("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("\\t", "\t"), ("bar", "|"), ("space", " "), ("colon", ":"),
        ("double", "\""), ("single", "'"), ("backslash", "\\"),
    ];

    public static IReadOnlyList<string> Delimiters { get; } = ["comma", "semicolon", "tab", "bar", "space", "colon"];

    public static IReadOnlyList<string> Quotes { get; } = ["double", "single", "none"];

    public static IReadOnlyList<string> Escapes { get; } = ["backslash", "none"];

    public static IReadOnlyList<string> Encodings { get; } = ["utf-8", "utf-16le", "utf-16be", "utf-32le", "windows-1252", "iso-8859-1", "iso-8859-15", "windows-1250", "windows-1251", "shift_jis", "gb18030", "big5", "euc-kr"];

    public static IReadOnlyList<string> Types { get; } = [.. Enum.GetValues<ColumnType>().Select(type => HarnessJson.Node(type).GetValue<string>())];

    /// <returns>Null when it is neither a name nor one ASCII character; empty for "none".</returns>
    public static string? Character(string value)
    {
        var named = Array.Find(Characters, character => character.Name == value);
        var text = named.Name is null ? Coded(value) ?? value : named.Text;
        return text.Length == 0 ? (named.Name is null ? null : "") : text.Length == 1 && char.IsAscii(text[0]) && text[0] is not ('\r' or '\n' or '\0') ? text : null;
    }

    public static string? Delimiter(string value)
    {
        var text = Character(value) ?? value;
        return text.Length is 0 or > 16 || text.AsSpan().IndexOfAny("\r\n\0\"") >= 0 ? null : text;
    }

    public static long? Count(string value, long least, long most) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most ? count : null;

    public static bool IsEncoding(string value)
    {
        try
        {
            return Encodings.Contains(value.ToLowerInvariant()) || (CodePagesEncodingProvider.Instance.GetEncoding(value) ?? Encoding.GetEncoding(value)) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A column's name may hold an equals sign, a type's does not.</summary>
    public static (string Column, string Type)? Type(string value) =>
        Pair(value, value.LastIndexOf('=')) is var (column, type) && Types.Contains(type) ? (column, type) : null;

    public static (string Left, string Right)? Pair(string value, int equals) =>
        equals > 0 && equals < value.Length - 1 ? (value[..equals], value[(equals + 1)..]) : null;

    public static SortedDictionary<string, string> With(IReadOnlyDictionary<string, string> pairs, string key, string value)
    {
        var more = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (known, its) in pairs) more[known] = its;
        more[key] = value;
        return more;
    }

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>\x1f</c> for a control character.</summary>
    private static string? Coded(string value) =>
        value.Length == 4 && value.StartsWith("\\x", StringComparison.Ordinal) && byte.TryParse(value.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? ((char)code).ToString() : null;
}
