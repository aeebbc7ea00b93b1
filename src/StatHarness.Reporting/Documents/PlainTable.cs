using System.Text;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Documents;

/// <summary>Aligned columns. What does not fit wraps inside its own column; the widest columns give way first.</summary>
internal static class PlainTable
{
    private const int Gap = 2;
    private const int Narrowest = 8;

    public static string Facts(Facts facts, int width)
    {
        var label = facts.Items.Count == 0 ? 0 : facts.Items.Max(fact => TextWidth.Columns(VisibleText.Of(fact.Label)));
        var indent = new string(' ', label + Gap);
        return string.Join('\n', facts.Items.Select(fact =>
            Wrapped(PlainWriter.Inline(fact.Value), Pad(VisibleText.Of(fact.Label), label, right: false) + "  ", indent, width)));
    }

    public static string Grid(Grid grid, int width)
    {
        var header = grid.Columns.Select(column => VisibleText.Of(column.Name)).ToArray();
        var rows = grid.Rows.Select(row => row.Select(PlainWriter.Inline).ToArray()).ToArray();
        var widths = Widths(header, rows, [.. grid.Columns.Select(column => column.Whole)], width);
        var text = new StringBuilder();
        Append(text, header, widths, grid);
        text.AppendJoin("  ", widths.Select(w => new string('─', w))).Append('\n');
        foreach (var row in rows) Append(text, row, widths, grid);
        return text.ToString().TrimEnd('\n');
    }

    public static string Wrapped(string text, string first, string rest, int width)
    {
        var lines = Wrap(text, Math.Max(Narrowest, width - TextWidth.Columns(first)));
        return first + string.Join('\n' + rest, lines);
    }

    /// <summary>Columns of several words give way first, down to their longest word; then every column that may wrap.</summary>
    private static int[] Widths(string[] header, string[][] rows, bool[] whole, int width)
    {
        int[] Widest(Func<string, int> measure) => [.. header.Select((name, i) => rows.Select(row => measure(row[i])).Append(measure(name)).Max())];
        var widths = Widest(TextWidth.Columns);
        var words = Widest(text => text.Split(' ').Max(TextWidth.Columns));
        int[][] limits = [[.. words.Select((word, i) => whole[i] ? widths[i] : Math.Max(word, Narrowest))], [.. words.Select((_, i) => whole[i] ? widths[i] : Narrowest)]];
        foreach (var limit in limits)
        {
            while (widths.Sum() + Gap * (widths.Length - 1) > width)
            {
                var widest = Enumerable.Range(0, widths.Length).Where(i => widths[i] > limit[i]).DefaultIfEmpty(-1).MaxBy(i => i < 0 ? 0 : widths[i]);
                if (widest < 0) break;
                widths[widest]--;
            }
        }
        return widths;
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths, Grid grid)
    {
        var wrapped = cells.Select((cell, i) => Wrap(cell, widths[i])).ToArray();
        for (var line = 0; line < wrapped.Max(w => w.Count); line++)
        {
            var parts = wrapped.Select((w, i) => Pad(line < w.Count ? w[line] : "", widths[i], grid.Columns[i].Right));
            text.Append(string.Join("  ", parts).TrimEnd()).Append('\n');
        }
    }

    private static string Pad(string text, int columns, bool right)
    {
        var pad = new string(' ', Math.Max(0, columns - TextWidth.Columns(text)));
        return right ? pad + text : text + pad;
    }

    private static List<string> Wrap(string text, int columns)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var joined = line.Length == 0 ? word : line + " " + word;
            if (TextWidth.Columns(joined) <= columns)
            {
                line = joined;
                continue;
            }
            if (line.Length > 0) lines.Add(line);
            line = Broken(word, columns, lines);
        }
        lines.Add(line);
        return lines;
    }

    /// <summary>A word longer than the column: broken after its last _ - / , or . that fits and is in no number, else where the column ends.</summary>
    private static string Broken(string word, int columns, List<string> lines)
    {
        var part = new StringBuilder();
        var used = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            if (used + TextWidth.Columns(rune) > columns && used > 0)
            {
                var soft = SoftBreak(part.ToString() + rune);
                if (soft < part.Length / 3) soft = part.Length;
                lines.Add(part.ToString(0, soft));
                part.Remove(0, soft);
                used = TextWidth.Columns(part.ToString());
            }
            part.Append(rune.ToString());
            used += TextWidth.Columns(rune);
        }
        return part.ToString();
    }

    /// <returns>Letters before the last place, short of the end, where a word may be broken; 0 when there is none.</returns>
    private static int SoftBreak(string word)
    {
        for (var at = word.Length - 1; at > 0; at--)
        {
            var (before, after) = (word[at - 1], word[at]);
            if (before is '_' or '-' or '/' || (before is '.' or ',' && !char.IsAsciiDigit(after))) return at;
        }
        return 0;
    }
}
