namespace StatHarness.Reporting.Documents;

/// <summary>What a report or card says, before it is text, Markdown or HTML. All strings are plain text; each writer escapes them.</summary>
internal abstract record Block;

/// <param name="Anchor">Letters, digits, <c>_</c> and <c>-</c>. In Markdown it works as a link only if it is the slug of the title.</param>
/// <param name="Plain">The title in Markdown and text; the same as <paramref name="Title"/> when null.</param>
internal sealed record Section(int Level, string Title, string Anchor, IReadOnlyList<Block> Body, string? Plain = null) : Block;

/// <summary>One claim with its details; the anchor is its title.</summary>
internal sealed record Article(int Level, string Anchor, Tone Tone, IReadOnlyList<Block> Body) : Block;

internal sealed record Paragraph(Line Line) : Block;

internal sealed record Bullets(IReadOnlyList<Line> Items) : Block;

internal sealed record Facts(IReadOnlyList<Fact> Items) : Block;

internal sealed record Fact(string Label, Line Value);

/// <param name="Note">Under the table, such as how many rows are not shown.</param>
internal sealed record Grid(string Caption, IReadOnlyList<GridColumn> Columns, IReadOnlyList<IReadOnlyList<Line>> Rows, Line? Note = null) : Block;

/// <param name="Whole">Never wrapped, such as a bar.</param>
internal sealed record GridColumn(string Name, bool Right = false, bool Whole = false);

/// <param name="Instead">What stands for the picture where there are none.</param>
internal sealed record Picture(string Svg, Line Caption, string Alt, Block? Instead = null) : Block;

internal sealed record Callout(Tone Tone, Line Title, IReadOnlyList<Block> Body) : Block;

/// <summary>Details that HTML folds away; never an error.</summary>
internal sealed record Fold(string Summary, IReadOnlyList<Block> Body) : Block;

/// <param name="Lines">Shown as they stand.</param>
internal sealed record CodeBlock(IReadOnlyList<string> Lines) : Block
{
    public string Visible => string.Join('\n', Lines.Select(StatHarness.Reporting.Text.VisibleText.Of));
}

/// <summary>How something is to be taken. Writers never show it by colour alone.</summary>
internal enum Tone
{
    Plain,
    Good,
    Notice,
    Warning,
    Bad,
}
