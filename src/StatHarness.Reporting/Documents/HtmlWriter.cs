using System.Globalization;
using System.Text;

namespace StatHarness.Reporting.Documents;

/// <summary>Blocks as HTML that is also well-formed XML. No script, no style attribute, no reference outside the document.</summary>
internal sealed class HtmlWriter(bool fragment)
{
    private const int LongCell = 36;

    private readonly StringBuilder _html = new();

    /// <param name="fragment">It will stand among others on a page: no ids, and links within the document become text.</param>
    public static string Write(IEnumerable<Block> blocks, bool fragment = false)
    {
        var writer = new HtmlWriter(fragment);
        foreach (var block in blocks) writer.Add(block);
        return writer._html.ToString();
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Section section: AddSection(section); break;
            case Article article: AddArticle(article); break;
            case Paragraph paragraph: Put($"<p>{Inline(paragraph.Line)}</p>\n"); break;
            case Bullets bullets:
                Put("<ul>\n");
                foreach (var item in bullets.Items) Put($"<li>{Inline(item)}</li>\n");
                Put("</ul>\n");
                break;
            case Facts facts:
                Put("<dl class=\"sh-facts\">\n");
                foreach (var fact in facts.Items) Put($"<div><dt>{HtmlEscape.Text(fact.Label)}</dt><dd>{Inline(fact.Value)}</dd></div>\n");
                Put("</dl>\n");
                break;
            case Grid grid: AddGrid(grid); break;
            case Picture picture: AddPicture(picture); break;
            case Callout callout:
                Put($"<div class=\"sh-callout sh-{Class(callout.Tone)}\" role=\"note\">\n<p class=\"sh-callout-title\"><span aria-hidden=\"true\">{Sign(callout.Tone)}</span> {Inline(callout.Title)}</p>\n");
                AddAll(callout.Body);
                Put("</div>\n");
                break;
            case Fold fold:
                Put($"<details><summary>{HtmlEscape.Text(fold.Summary)}</summary>\n");
                AddAll(fold.Body);
                Put("</details>\n");
                break;
            case CodeBlock code: Put($"<pre tabindex=\"0\"><code>{string.Join('\n', code.Lines.Select(HtmlEscape.Text))}</code></pre>\n"); break;
            default: throw new System.Diagnostics.UnreachableException(block.GetType().Name);
        }
    }

    private void AddAll(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks) Add(block);
    }

    private void AddSection(Section section)
    {
        var id = Anchor.Of(section.Anchor);
        Put(CultureInfo.InvariantCulture, $"<section{(fragment ? "" : $" aria-labelledby=\"{id}\"")}>\n<h{section.Level}{Id(id)}>{HtmlEscape.Text(section.Title)}</h{section.Level}>\n");
        AddAll(section.Body);
        Put("</section>\n");
    }

    private void AddArticle(Article article)
    {
        var id = Anchor.Of(article.Anchor);
        Put(CultureInfo.InvariantCulture, $"<article class=\"sh-claim sh-{Class(article.Tone)}\"{(fragment ? "" : $" aria-labelledby=\"{id}\"")}>\n<h{article.Level}{Id(id)} class=\"sh-claim-id\">{Inline(new Link(id, id))}</h{article.Level}>\n");
        AddAll(article.Body);
        Put("</article>\n");
    }

    private void AddGrid(Grid grid)
    {
        Put($"<div class=\"sh-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{HtmlEscape.Text(grid.Caption)}\">\n<table>\n<caption>{HtmlEscape.Text(grid.Caption)}</caption>\n<thead><tr>");
        foreach (var column in grid.Columns) Put($"<th scope=\"col\"{Right(column)}>{HtmlEscape.Text(column.Name)}</th>");
        var wide = Enumerable.Range(0, grid.Columns.Count).Select(i => grid.Rows.Any(row => PlainWriter.Inline(row[i]).Length > LongCell)).ToArray();
        Put("</tr></thead>\n<tbody>\n");
        foreach (var row in grid.Rows)
        {
            Put("<tr>");
            for (var i = 0; i < row.Count; i++)
                Put(i == 0 ? $"<th scope=\"row\"{Right(grid.Columns[i], wide[i])}>{Inline(row[i])}</th>" : $"<td{Right(grid.Columns[i], wide[i])}>{Inline(row[i])}</td>");
            Put("</tr>\n");
        }
        Put("</tbody>\n</table>\n</div>\n");
        if (grid.Note is { } note) Put($"<p class=\"sh-note\">{Inline(note)}</p>\n");
    }

    private void AddPicture(Picture picture)
    {
        Put($"<figure>\n<figcaption>{Inline(picture.Caption)}</figcaption>\n<div class=\"sh-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{HtmlEscape.Text(picture.Alt)}\">\n{picture.Svg}</div>\n");
        if (picture.Alt.Length > 0) Put($"<p class=\"sh-note\">{HtmlEscape.Text(picture.Alt)}</p>\n");
        if (picture.Instead is { } instead)
        {
            Put("<details><summary>Numbers of this picture</summary>\n");
            Add(instead);
            Put("</details>\n");
        }
        Put("</figure>\n");
    }

    private string Id(string id) => fragment ? "" : $" id=\"{id}\"";

    private string Inline(Line line) => string.Concat(line.Pieces.Select(piece => piece switch
    {
        Words words => HtmlEscape.Text(words.Text),
        Strong strong => $"<strong>{HtmlEscape.Text(strong.Text)}</strong>",
        Code code => $"<code{(code.Text.Length <= 20 && !code.Text.Contains(' ', StringComparison.Ordinal) ? " class=\"sh-id\"" : "")}>{HtmlEscape.Text(code.Text)}</code>",
        Link link when fragment => $"<code class=\"sh-id\">{HtmlEscape.Text(link.Text)}</code>",
        Link link => $"<a href=\"#{Anchor.Of(link.Anchor)}\">{HtmlEscape.Text(link.Text)}</a>",
        FileLink file when fragment => $"<code>{HtmlEscape.Text(file.Path)}</code>",
        FileLink file => $"<a href=\"{HtmlEscape.Text(file.Target)}\">{HtmlEscape.Text(file.Text)}</a>",
        Badge badge => $"<span class=\"sh-badge sh-{Class(badge.Tone)}\">{HtmlEscape.Text(badge.Text)}</span>",
        Spark spark => spark.Svg + (spark.Text.Length == 0 ? "" : " " + HtmlEscape.Text(spark.Text)),
        _ => throw new System.Diagnostics.UnreachableException(piece.GetType().Name),
    }));

    private static string Right(GridColumn column, bool wide = false) => column.Right ? " class=\"sh-right\"" : wide ? " class=\"sh-long\"" : "";

    private static string Class(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Notice => "notice",
        Tone.Warning => "warning",
        Tone.Bad => "bad",
        _ => "plain",
    };

    private static string Sign(Tone tone) => tone switch
    {
        Tone.Good => "✓",
        Tone.Warning => "⚠",
        Tone.Bad => "✗",
        _ => "ℹ",
    };

    private void Put(string html) => _html.Append(html);

    private void Put(CultureInfo culture, FormattableString html) => _html.Append(html.ToString(culture));
}
