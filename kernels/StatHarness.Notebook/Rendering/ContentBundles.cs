using System.Net;
using System.Text.RegularExpressions;
using StatHarness.Reporting.Documents;

namespace StatHarness.Notebook;

internal static partial class ContentBundles
{
    public static MimeBundle Html(HtmlContent content) =>
        MimeBundle.Plain(WebUtility.HtmlDecode(Tag().Replace(content.Html, "")).Trim()).With(MimeBundle.HtmlText, content.Html);

    public static MimeBundle Markdown(MarkdownContent content) =>
        MimeBundle.Plain(content.Markdown).With(MimeBundle.MarkdownText, content.Markdown).With(MimeBundle.HtmlText, MarkdownHtml.Render(content.Markdown));

    /// <summary>No HTML: Jupyter would prefer it to the Markdown that it can draw.</summary>
    public static MimeBundle Mermaid(MermaidContent content) =>
        MimeBundle.Plain(content.Diagram).With("text/vnd.mermaid", content.Diagram).With(MimeBundle.MarkdownText, $"```mermaid\n{content.Diagram.TrimEnd('\n')}\n```\n");

    public static MimeBundle Page(PageContent content) =>
        MimeBundle.Plain("The report as a page; #!report shows it as text.")
            .With(MimeBundle.HtmlText, $"<iframe title=\"Report\" sandbox=\"\" style=\"width:100%;height:40em;border:1px solid #888\" srcdoc=\"{WebUtility.HtmlEncode(content.Html)}\"></iframe>");

    public static MimeBundle Help(HelpContent content) =>
        MimeBundle.Plain(content.Text).With(MimeBundle.MarkdownText, content.Markdown).With(MimeBundle.HtmlText, MarkdownHtml.Render(content.Markdown));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
