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
        var widths = Widths(header, rows, width);
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

    private static int[] Widths(string[] header, string[][] rows, int width)
    {
        var widths = header.Select((name, i) => rows.Select(row => TextWidth.Columns(row[i])).Append(TextWidth.Columns(name)).Max()).ToArray();
        for (var over = widths.Sum() + Gap * (widths.Length - 1) - width; over > 0; over--)
        {
            var widest = Array.IndexOf(widths, widths.Max());
            if (widths[widest] <= Narrowest) break;
            widths[widest]--;
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

    /// <summary>A word longer than the column, such as a digest: broken where the column ends.</summary>
    private static string Broken(string word, int columns, List<string> lines)
    {
        var part = new StringBuilder();
        var used = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            if (used + TextWidth.Columns(rune) > columns && used > 0)
            {
                lines.Add(part.ToString());
                part.Clear();
                used = 0;
            }
            part.Append(rune.ToString());
            used += TextWidth.Columns(rune);
        }
        return part.ToString();
    }
}
