using StatHarness.Reporting.Documents;

namespace StatHarness.Reporting.Cards;

/// <summary>One record as every face shows it.</summary>
/// <param name="Text">For a terminal of 96 columns, without colour; ends with a line feed.</param>
/// <param name="Markdown">GitHub-flavoured, without raw HTML.</param>
/// <param name="Html">A fragment for a notebook cell, light or dark: its own scoped style, no script, no request.</param>
public sealed record Card(string Text, string Markdown, string Html)
{
    private const string Scope = ".sh-card";

    private static readonly string Style = $"<style>{Scope}{{line-height:1.45;color:inherit;max-width:68rem}}\n{Scope} h3,{Scope} h4{{margin:.6rem 0 .3rem}}\n{Scope} a{{color:inherit}}\n{BlockStyle.Css(Scope)}</style>\n";

    internal static Card Of(string title, IReadOnlyList<Block> body)
    {
        var plain = new Section(2, title, "card", body);
        return new(PlainWriter.Write([plain]), MarkdownWriter.Write([plain with { Level = 3 }], fragment: true),
            $"<div class=\"sh-card\">\n{Style}<h3>{HtmlEscape.Text(title)}</h3>\n{HtmlWriter.Write(body, fragment: true)}</div>\n");
    }
}
