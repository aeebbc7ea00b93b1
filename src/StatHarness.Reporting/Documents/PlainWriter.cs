using System.Text;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Documents;

/// <summary>Blocks as text for a terminal of <paramref name="width"/> columns, without colour. Long cells wrap; nothing is cut.</summary>
internal sealed class PlainWriter(int width)
{
    public const int DefaultWidth = 96;

    private readonly StringBuilder _text = new();

    public static string Write(IEnumerable<Block> blocks, int width = DefaultWidth)
    {
        var writer = new PlainWriter(width);
        writer.AddAll(blocks);
        return writer._text.ToString().Trim('\n') + "\n";
    }

    private void AddAll(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks) Add(block);
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Section section:
                var title = VisibleText.Of(section.Plain ?? section.Title);
                Put(section.Level <= 2 ? title + "\n" + new string('─', Math.Min(width, TextWidth.Columns(title))) : title);
                AddAll(section.Body);
                break;
            case Article article:
                Put(article.Anchor);
                AddAll(article.Body);
                break;
            case Paragraph paragraph: Put(Wrapped(Inline(paragraph.Line), "", "")); break;
            case Bullets bullets: Put(string.Join('\n', bullets.Items.Select(item => Wrapped(Inline(item), "• ", "  ")))); break;
            case Facts facts: Put(PlainTable.Facts(facts, width)); break;
            case Grid grid:
                Put(PlainTable.Grid(grid, width));
                if (grid.Note is { } note) Put(Wrapped(Inline(note), "", ""));
                break;
            case Picture picture:
                Put(Wrapped(Inline(picture.Caption) + (picture.Alt.Length == 0 ? "" : ": " + VisibleText.Of(picture.Alt)), "", ""));
                if (picture.Instead is { } instead) Add(instead);
                break;
            case Callout callout:
                Put(Wrapped($"{Word(callout.Tone)}{Inline(callout.Title)}", "", "  "));
                AddAll(callout.Body);
                break;
            case Fold fold:
                Put(VisibleText.Of(fold.Summary));
                AddAll(fold.Body);
                break;
            case CodeBlock code: Put("  " + code.Visible.Replace("\n", "\n  ", StringComparison.Ordinal)); break;
            default: throw new System.Diagnostics.UnreachableException(block.GetType().Name);
        }
    }

    private void Put(string text) => _text.Append(text).Append("\n\n");

    private string Wrapped(string text, string first, string rest) => PlainTable.Wrapped(text, first, rest, width);

    internal static string Inline(Line line) => string.Concat(line.Pieces.Select(piece => piece switch
    {
        Words words => VisibleText.Of(words.Text),
        Strong strong => VisibleText.Of(strong.Text),
        Code code => VisibleText.Of(code.Text),
        Link link => VisibleText.Of(link.Text),
        FileLink file => VisibleText.Of(file.Path),
        Badge badge => $"[{VisibleText.Of(badge.Text)}]",
        Spark spark => VisibleText.Of(spark.Text),
        _ => throw new System.Diagnostics.UnreachableException(piece.GetType().Name),
    }));

    private static string Word(Tone tone) => tone switch
    {
        Tone.Good => "✓ ",
        Tone.Warning => "! ",
        Tone.Bad => "✗ ",
        _ => "",
    };
}
