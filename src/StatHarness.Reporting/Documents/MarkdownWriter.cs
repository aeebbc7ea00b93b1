using System.Text;

namespace StatHarness.Reporting.Documents;

/// <summary>Blocks as GitHub-flavoured Markdown without raw HTML.</summary>
internal sealed class MarkdownWriter(bool fragment)
{
    private readonly StringBuilder _text = new();

    /// <param name="fragment">It will stand among others: links within the document become text.</param>
    public static string Write(IEnumerable<Block> blocks, bool fragment = false)
    {
        var writer = new MarkdownWriter(fragment);
        foreach (var block in blocks) writer.Add(block);
        return writer._text.ToString().TrimEnd('\n') + "\n";
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Section section:
                Heading(section.Level, MarkdownEscape.Text(section.Plain ?? section.Title));
                AddAll(section.Body);
                break;
            case Article article:
                Heading(article.Level, article.Anchor);
                AddAll(article.Body);
                break;
            case Paragraph paragraph: Put(Inline(paragraph.Line)); break;
            case Bullets bullets: Put(string.Join('\n', bullets.Items.Select(item => "- " + Inline(item)))); break;
            case Facts facts: Put(Table(["", ""], [false, false], facts.Items.Select(fact => new[] { $"**{MarkdownEscape.Text(fact.Label)}**", Inline(fact.Value, inTable: true) }))); break;
            case Grid grid: AddGrid(grid); break;
            case Picture picture: AddPicture(picture); break;
            case Callout callout: AddCallout(callout); break;
            case Fold fold:
                Put($"**{MarkdownEscape.Text(fold.Summary)}**");
                AddAll(fold.Body);
                break;
            case CodeBlock code:
                var fence = MarkdownEscape.Fence(code.Visible);
                Put($"{fence}\n{code.Visible}\n{fence}");
                break;
            default: throw new System.Diagnostics.UnreachableException(block.GetType().Name);
        }
    }

    private void AddAll(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks) Add(block);
    }

    private void Heading(int level, string text) => Put(new string('#', level) + " " + text);

    private void AddGrid(Grid grid)
    {
        if (grid.Caption.Length > 0) Put($"*{MarkdownEscape.Text(grid.Caption)}*");
        Put(Table([.. grid.Columns.Select(column => MarkdownEscape.Text(column.Name))], [.. grid.Columns.Select(column => column.Right)],
            grid.Rows.Select(row => row.Select(cell => Inline(cell, inTable: true)).ToArray())));
        if (grid.Note is { } note) Put(Inline(note));
    }

    private void AddPicture(Picture picture)
    {
        Put("**Figure.** " + Inline(picture.Caption) + (picture.Alt.Length == 0 ? "" : "  \n" + MarkdownEscape.Text(picture.Alt)));
        if (picture.Instead is { } instead) Add(instead);
    }

    private void AddCallout(Callout callout)
    {
        var inner = new MarkdownWriter(fragment);
        inner.Put($"**{Word(callout.Tone)}** " + Inline(callout.Title));
        inner.AddAll(callout.Body);
        Put(string.Join('\n', inner._text.ToString().TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? ">" : "> " + line)));
    }

    private void Put(string text) => _text.Append(text).Append("\n\n");

    private static string Table(string[] header, bool[] right, IEnumerable<string[]> rows)
    {
        var table = new StringBuilder();
        Row(table, header);
        Row(table, [.. right.Select(r => r ? "---:" : "---")]);
        foreach (var row in rows) Row(table, row);
        return table.ToString().TrimEnd('\n');
    }

    private static void Row(StringBuilder table, string[] cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private string Inline(Line line, bool inTable = false) => string.Concat(line.Pieces.Select(piece => piece switch
    {
        Words words => MarkdownEscape.Text(words.Text),
        Strong strong => strong.Text.Length == 0 ? "" : $"**{MarkdownEscape.Text(strong.Text)}**",
        Code code => MarkdownEscape.Code(code.Text, inTable),
        Link link when fragment => MarkdownEscape.Code(link.Text, inTable),
        Link link => $"[{MarkdownEscape.Text(link.Text)}](#{Anchor.Of(link.Anchor)})",
        FileLink file when fragment => MarkdownEscape.Code(file.Path, inTable),
        FileLink file => $"[{MarkdownEscape.Text(file.Text)}]({file.Target})",
        Badge { Tone: Tone.Warning or Tone.Bad } badge => $"**\\[{MarkdownEscape.Text(badge.Text)}\\]**",
        Badge badge => $"\\[{MarkdownEscape.Text(badge.Text)}\\]",
        Spark spark => MarkdownEscape.Text(spark.Text),
        _ => throw new System.Diagnostics.UnreachableException(piece.GetType().Name),
    }));

    private static string Word(Tone tone) => tone switch
    {
        Tone.Good => "✓",
        Tone.Warning => "⚠",
        Tone.Bad => "✗",
        _ => "ℹ",
    };
}
