using System.Globalization;
using System.Text;

namespace StatHarness.Core.Schema;

/// <summary>A set of Unicode code points as sorted, disjoint ranges; written as a .NET pattern that matches one of them, however many UTF-16 units it has.</summary>
internal sealed class CodePointSet
{
    private const int Last = 0x10FFFF;

    private readonly List<(int From, int To)> ranges = [];

    public static CodePointSet Of(params (int From, int To)[] ranges)
    {
        var set = new CodePointSet();
        foreach (var (from, to) in ranges) set.Add(from, to);
        return set;
    }

    public static CodePointSet Where(Func<UnicodeCategory, bool> admits)
    {
        var set = new CodePointSet();
        for (var c = 0; c <= Last; c++)
            if (admits(CharUnicodeInfo.GetUnicodeCategory(c))) set.Append(c);
        return set;
    }

    public void Add(int from, int to) => ranges.Add((from, to));

    public void Add(CodePointSet other) => ranges.AddRange(other.ranges);

    public CodePointSet Complement()
    {
        var (result, next) = (new CodePointSet(), 0);
        foreach (var (from, to) in Sorted())
        {
            if (from > next) result.Add(next, from - 1);
            next = to + 1;
        }
        if (next <= Last) result.Add(next, Last);
        return result;
    }

    public string ToPattern()
    {
        var (units, pairs) = (new StringBuilder(), new StringBuilder());
        foreach (var (from, to) in Sorted())
        {
            if (from <= 0xFFFF) Range(units, from, Math.Min(to, 0xFFFF));
            if (to > 0xFFFF) Pairs(pairs, Math.Max(from, 0x10000), to);
        }
        if (pairs.Length == 0) return units.Length == 0 ? "(?!)" : $"[{units}]";
        return units.Length == 0 ? $"(?:{pairs.ToString(1, pairs.Length - 1)})" : $"(?:[{units}]{pairs})";
    }

    private void Append(int c)
    {
        if (ranges.Count > 0 && ranges[^1].To == c - 1) ranges[^1] = (ranges[^1].From, c);
        else ranges.Add((c, c));
    }

    private List<(int From, int To)> Sorted()
    {
        var merged = new List<(int From, int To)>();
        foreach (var range in ranges.OrderBy(range => range.From))
        {
            if (merged.Count > 0 && range.From <= merged[^1].To + 1) merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, range.To));
            else merged.Add(range);
        }
        return merged;
    }

    /// <summary>Ranges of equal high surrogate, the whole ones in the middle taken together.</summary>
    private static void Pairs(StringBuilder pairs, int from, int to)
    {
        while (from <= to)
        {
            var blockEnd = from | 0x3FF;
            var end = Math.Min(to, blockEnd);
            if ((from & 0x3FF) == 0 && to >= blockEnd) end = to == (to | 0x3FF) ? to : (to & ~0x3FF) - 1;
            pairs.Append("|[");
            Range(pairs, High(from), High(end));
            pairs.Append("][");
            Range(pairs, Low(from), Low(end));
            pairs.Append(']');
            from = end + 1;
        }
    }

    private static int High(int c) => 0xD800 + ((c - 0x10000) >> 10);

    private static int Low(int c) => 0xDC00 + (c & 0x3FF);

    private static void Range(StringBuilder text, int from, int to)
    {
        text.Append(CultureInfo.InvariantCulture, $"\\u{from:X4}");
        if (to > from) text.Append(CultureInfo.InvariantCulture, $"-\\u{to:X4}");
    }
}
