using System.Collections.Concurrent;
using System.Globalization;

namespace StatHarness.Core.Schema;

/// <summary>The classes of ECMA-262 patterns. Of the Unicode properties: general categories and the few that need no table of ours.</summary>
internal static class UnicodeProperties
{
    public static readonly CodePointSet Digit = CodePointSet.Of(('0', '9'));
    public static readonly CodePointSet Word = CodePointSet.Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));
    public static readonly CodePointSet NotLineEnd = CodePointSet.Of(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029)).Complement();
    public static readonly CodePointSet Space = CodePointSet.Of((9, 13), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    /// <summary>Short names in the order of <see cref="UnicodeCategory"/>.</summary>
    private static readonly string[] Short = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn"];

    private static readonly Dictionary<string, string> Long = new(StringComparer.Ordinal)
    {
        ["Letter"] = "L", ["Cased_Letter"] = "LC", ["Uppercase_Letter"] = "Lu", ["Lowercase_Letter"] = "Ll", ["Titlecase_Letter"] = "Lt", ["Modifier_Letter"] = "Lm", ["Other_Letter"] = "Lo",
        ["Mark"] = "M", ["Combining_Mark"] = "M", ["Nonspacing_Mark"] = "Mn", ["Spacing_Mark"] = "Mc", ["Enclosing_Mark"] = "Me",
        ["Number"] = "N", ["Decimal_Number"] = "Nd", ["digit"] = "Nd", ["Letter_Number"] = "Nl", ["Other_Number"] = "No",
        ["Separator"] = "Z", ["Space_Separator"] = "Zs", ["Line_Separator"] = "Zl", ["Paragraph_Separator"] = "Zp",
        ["Other"] = "C", ["Control"] = "Cc", ["cntrl"] = "Cc", ["Format"] = "Cf", ["Surrogate"] = "Cs", ["Private_Use"] = "Co", ["Unassigned"] = "Cn",
        ["Punctuation"] = "P", ["punct"] = "P", ["Connector_Punctuation"] = "Pc", ["Dash_Punctuation"] = "Pd", ["Open_Punctuation"] = "Ps", ["Close_Punctuation"] = "Pe",
        ["Initial_Punctuation"] = "Pi", ["Final_Punctuation"] = "Pf", ["Other_Punctuation"] = "Po",
        ["Symbol"] = "S", ["Math_Symbol"] = "Sm", ["Currency_Symbol"] = "Sc", ["Modifier_Symbol"] = "Sk", ["Other_Symbol"] = "So",
    };

    private static readonly ConcurrentDictionary<string, CodePointSet> Known = new(StringComparer.Ordinal)
    {
        ["Any"] = CodePointSet.Of((0, 0x10FFFF)),
        ["ASCII"] = CodePointSet.Of((0, 0x7F)),
        ["ASCII_Hex_Digit"] = CodePointSet.Of(('0', '9'), ('A', 'F'), ('a', 'f')),
        ["White_Space"] = CodePointSet.Of((9, 13), (0x20, 0x20), (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)),
    };

    /// <exception cref="FormatException">Not one we know.</exception>
    public static CodePointSet Find(string property)
    {
        var name = property;
        foreach (var prefix in new[] { "General_Category=", "gc=" })
            if (name.StartsWith(prefix, StringComparison.Ordinal)) name = name[prefix.Length..];
        name = Long.GetValueOrDefault(name, name);
        if (Known.TryGetValue(name, out var known)) return known;
        var isCategory = Array.IndexOf(Short, name) >= 0 || name is "L" or "M" or "N" or "Z" or "C" or "P" or "S" or "LC";
        if (!isCategory) throw new FormatException($"the Unicode property '{property}' is not among the supported ones (general categories, Any, ASCII, ASCII_Hex_Digit, White_Space)");
        return Known.GetOrAdd(name, CodePointSet.Where(category => Short[(int)category] is var own && (name == "LC" ? own is "Lu" or "Ll" or "Lt" : own.StartsWith(name, StringComparison.Ordinal))));
    }
}
