using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace StatHarness.Core;

/// <summary>Normal forms (Unicode Standard Annex #15) from tables of ours: with invariant globalization the runtime takes every text for normalised.</summary>
internal static class UnicodeForms
{
    private static readonly Dictionary<int, int> Combining = [];
    private static readonly HashSet<int> NotComposed = [];
    private static readonly HashSet<(int First, int Second)> Composable = [];
    private static readonly Dictionary<int, string> Ascii = [];

    /// <summary>Four tables from one file, filled together.</summary>
    private static readonly bool IsRead = ReadTables();

    private static bool ReadTables()
    {
        using var reader = new StreamReader(typeof(UnicodeForms).Assembly.GetManifestResourceStream("unicode.txt")!);
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line[0] == '#') continue;
            if (line[0] == '@') section = line;
            else foreach (var entry in line.Split(' ')) Read(section, entry.Split('-', '=', '+'));
        }
        return true;
    }

    private static void Read(string section, string[] parts)
    {
        var first = Hex(parts[0]);
        switch (section)
        {
            case "@combining":
                for (var c = first; c <= Hex(parts[1]); c++) Combining.Add(c, int.Parse(parts[2], CultureInfo.InvariantCulture));
                break;
            case "@not_nfc":
                for (var c = first; c <= Hex(parts[1]); c++) NotComposed.Add(c);
                break;
            case "@compose": Composable.Add((first, Hex(parts[1]))); break;
            default: Ascii.Add(first, Encoding.ASCII.GetString(Convert.FromHexString(parts[1]))); break;
        }
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>Marks in canonical order, and nothing that composes left apart.</summary>
    public static bool IsComposed(string text)
    {
        Debug.Assert(IsRead);
        var (starter, before) = (-1, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var c = rune.Value;
            if (NotComposed.Contains(c)) return false;
            var order = Combining.GetValueOrDefault(c);
            if (order != 0 && before > order) return false;
            var isReachable = starter >= 0 && (before == 0 || before < order);
            if (isReachable && (Composable.Contains((starter, c)) || IsHangulPair(starter, c))) return false;
            if (order == 0) starter = c;
            before = order;
        }
        return true;
    }

    /// <summary>Replaces what NFKC maps to ASCII: fullwidth, superscript, circled, mathematical letters and the like.</summary>
    public static string FoldedToAscii(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return text;
        return string.Concat(text.EnumerateRunes().Select(rune => Ascii.GetValueOrDefault(rune.Value) ?? rune.ToString()));
    }

    /// <summary>Leading consonant and vowel, or a syllable without final and a final (Unicode §3.12).</summary>
    private static bool IsHangulPair(int first, int second) =>
        (first is >= 0x1100 and <= 0x1112 && second is >= 0x1161 and <= 0x1175)
        || (first is >= 0xAC00 and <= 0xD7A3 && (first - 0xAC00) % 28 == 0 && second is > 0x11A7 and <= 0x11C2);
}
