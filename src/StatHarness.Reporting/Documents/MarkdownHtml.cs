using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace StatHarness.Reporting.Documents;

/// <summary>
/// Markdown that somebody wrote, as an HTML fragment: pipe tables, task lists, strikethrough, footnotes and heading ids; raw HTML shows
/// as text; links only to <c>http</c>, <c>https</c>, <c>mailto</c>, anchors and relative paths; remote images become links, so that
/// nothing is fetched. Control and bidirectional characters become visible.
/// </summary>
public static class MarkdownHtml
{
    internal static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).UseTaskLists().UseEmphasisExtras().UseFootnotes()
        .DisableHtml().Build();

    public static string Render(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n').Select(line => string.Join('\t', line.Split('\t').Select(Text.VisibleText.Of)));
        var document = Markdown.Parse(string.Join('\n', lines), Pipeline);
        foreach (var link in document.Descendants<LinkInline>()) Tame(link);
        foreach (var link in document.Descendants<AutolinkInline>())
        {
            if (!IsAllowed(link.Url) && !link.IsEmail) link.Url = "#";
        }
        return document.ToHtml(Pipeline);
    }

    private static void Tame(LinkInline link)
    {
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        link.GetDynamicUrl = null;
        var local = !url.Contains(':', StringComparison.Ordinal) && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal);
        if (link.IsImage && !local) link.IsImage = false;
        link.Url = local || IsAllowed(url) ? url : "#";
        if (!link.IsImage && !local) link.GetAttributes().AddProperty("rel", "noopener noreferrer");
    }

    private static bool IsAllowed(string url) =>
        url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
}
