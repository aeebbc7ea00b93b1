using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace StatHarness.Notebook;

/// <param name="Rows">Scalars, as many a row as there are columns.</param>
/// <param name="Total">Rows there are; null when nobody counted past the last one shown.</param>
internal sealed record PlainTable(IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows, int? Total)
{
    private const int WidestCell = 60;

    private string? Rest => Total == Rows.Count
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"The first {Rows.Count} rows{(Total is null ? "; there are more." : $" of {Total}.")}");

    public string Text()
    {
        if (Rows.Count == 0) return "(no rows)";
        var cells = Rows.Select(row => row.Select(value => Short(ScalarBundles.Text(value))).ToArray()).ToList();
        var widths = Columns.Select((name, c) => cells.Max(row => row[c].Length) is var widest && widest > name.Length ? widest : name.Length).ToArray();
        var text = new StringBuilder();
        text.Append(string.Join("  ", Columns.Select((name, c) => name.PadRight(widths[c]))).TrimEnd()).Append('\n');
        text.AppendJoin("  ", widths.Select(width => new string('-', width))).Append('\n');
        foreach (var (row, values) in cells.Zip(Rows))
        {
            var line = string.Join("  ", row.Select((cell, c) => IsNumber(values[c]) ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c])));
            text.Append(line.TrimEnd()).Append('\n');
        }
        return text.Append(Rest).ToString().TrimEnd('\n');
    }

    public string Html()
    {
        var html = new StringBuilder("<table><thead><tr>");
        foreach (var name in Columns) html.Append("<th scope=\"col\">").Append(WebUtility.HtmlEncode(name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in Rows)
        {
            html.Append("<tr>");
            foreach (var value in row)
                html.Append(IsNumber(value) ? "<td style=\"text-align:right\">" : "<td>").Append(WebUtility.HtmlEncode(ScalarBundles.Text(value))).Append("</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
        if (Rest is not null) html.Append("<p>").Append(Rest).Append("</p>");
        return html.ToString();
    }

    public string Markdown()
    {
        var text = new StringBuilder($"| {string.Join(" | ", Columns.Select(Escape))} |\n|{string.Concat(Columns.Select(_ => "---|"))}\n");
        foreach (var row in Rows) text.Append($"| {string.Join(" | ", row.Select(value => Escape(ScalarBundles.Text(value))))} |\n");
        if (Rest is not null) text.Append('\n').Append(Rest).Append('\n');
        return text.ToString();
    }

    /// <summary>Columns, rows, and whether these are all.</summary>
    public JsonObject Json() => new()
    {
        ["columns"] = new JsonArray([.. Columns.Select(name => JsonValue.Create(name))]),
        ["rows"] = new JsonArray([.. Rows.Select(row => new JsonArray([.. row.Select(ScalarBundles.Node)]))]),
        ["rows_shown"] = Rows.Count,
        ["rows_total"] = Total,
    };

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= WidestCell ? line : line[..(WidestCell - 1)] + "…";
    }

    private static string Escape(string text) =>
        WebUtility.HtmlEncode(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("`", "\\`", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static bool IsNumber(object? value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal;
}
