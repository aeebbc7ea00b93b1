using System.Numerics;
using StatHarness.Data;
using StatHarness.Statistics;

namespace StatHarness.Workbench;

/// <summary>Profiles of columns whose values are few kinds: texts by their dictionary, flags by counting bits.</summary>
internal static class TextProfile
{
    public static ColumnProfile Of(TextColumn column, int top)
    {
        var texts = column.Dictionary;
        var profile = CodeProfile.Of(column.Codes, column.Validity, texts.Count, top);
        var (least, most) = Ends(column, profile.Distinct == texts.Count);
        return Of(column, profile, least < 0 ? null : texts[least], most < 0 ? null : texts[most], code => texts[code]);
    }

    public static ColumnProfile Of(BoolColumn column, int top)
    {
        var ones = 0;
        var valid = column.Validity.Bitmap;
        for (var i = 0; i < (column.Length + 7) / 8; i++)
        {
            var rows = Math.Min(8, column.Length - 8 * i);
            var there = (valid.IsEmpty ? 0xFF : valid[i]) & ((1 << rows) - 1);
            ones += BitOperations.PopCount((uint)(column.Bits[i] & there));
        }
        var profile = CodeProfile.OfCounts([column.Length - column.NullCount - ones, ones], column.Length, column.NullCount, top);
        var (anyFalse, anyTrue) = (column.Length - column.NullCount > ones, ones > 0);
        return Of(column, profile, anyFalse ? "false" : anyTrue ? "true" : null, anyTrue ? "true" : anyFalse ? "false" : null, code => code == 0 ? "false" : "true");
    }

    private static ColumnProfile Of(Column column, CodeProfile profile, string? min, string? max, Func<int, string> text) =>
        new(column.Name, column.Type, column.Length - column.NullCount, column.NullCount, 0, profile.Distinct, profile.UniqueOnce, profile.EntropyNats,
            min, max, null, null, [.. profile.Top.Select(entry => new TopValue(text(entry.Value), entry.Count))]);

    /// <summary>Codes of the first and the last text by UTF-8 bytes; −1 without values.</summary>
    private static (int Least, int Most) Ends(TextColumn column, bool allOccur)
    {
        var texts = column.Dictionary;
        var occurs = allOccur ? [] : Occurring(column);
        var (least, most) = (-1, -1);
        for (var code = 0; code < texts.Count; code++)
        {
            if (!allOccur && !occurs[code]) continue;
            var text = texts.Utf8(code);
            if (least < 0 || text.SequenceCompareTo(texts.Utf8(least)) < 0) least = code;
            if (most < 0 || text.SequenceCompareTo(texts.Utf8(most)) > 0) most = code;
        }
        return (least, most);
    }

    private static bool[] Occurring(TextColumn column)
    {
        var occurs = new bool[column.Dictionary.Count];
        for (var row = 0; row < column.Length; row++)
            if (!column.IsNull(row)) occurs[column.Codes[row]] = true;
        return occurs;
    }
}
