using System.Text.Json.Nodes;
using System.Xml.Linq;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using StatHarness.Core.Json;
using StatHarness.Reporting;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using Xunit;

namespace StatHarness.UnitTests.ReportingRoom;

/// <summary>Every free text of a report becomes hostile at once; nothing of it may act.</summary>
public sealed class HostileTests
{
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "html", "head", "meta", "title", "style", "body", "a", "header", "nav", "main", "footer", "section", "article", "h1", "h2", "h3", "h4", "p", "ul", "li", "dl", "div", "dt", "dd",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "code", "pre", "strong", "span", "details", "summary", "figure", "figcaption", "svg", "desc", "rect", "line", "path", "text",
    };

    // What is an enumeration, an id, a number or a name within a figure keeps its value.
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "schema_version", "outcome", "type", "mode", "severity", "measurement_type", "confidence", "kind", "zone", "isolation", "data_hash", "object", "code_hash", "manifest_hash", "schema_hash",
        "settings_hash", "result_digest", "finding_id", "seed", "raw_sha256", "options_hash", "run_fingerprint", "environment_hash", "report_hash", "started_at", "finished_at", "runner_up",
    };

    public static TheoryData<string> Texts =>
    [
        "<script>alert(1)</script>", "</td></tr></table><img src=x onerror=alert(1)>", "\" onload=\"alert(1)", "' onclick='x", "]]><b>", "<!-- ", "&lt;script&gt;",
        "a|b|c", "`code`", "``` \n# heading\n", "[x](javascript:alert(1))", "![x](http://evil.example/p.png)", "<http://evil.example>", "https://evil.example www.evil.example a@evil.example",
        "\u202Egnp.exe", "a\u0000b\u0007\u001b[31m", "line\r\nbreak\u2028x", "***\n---\n===", "| --- |", "\\", "\\|", "`|`", "$x$ #1 @me", "~~x~~ __y__ *z*", "\ud800", "1. x", "+ x", "\u200b\ufeff",
        "url(http://evil.example)", "@import 'http://evil.example'", "{{7*7}}", "&#60;b&#62;", new string('x', 3000), "💥👩‍👩‍👧‍👦", "",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void hostile_text_is_inert_in_html(string text)
    {
        var html = SealedReport.Of(Hostile(text)).Html();
        var root = XDocument.Parse(html.Replace("<!DOCTYPE html>\n", "", StringComparison.Ordinal)).Root!;
        foreach (var element in root.DescendantsAndSelf())
        {
            Assert.Contains(element.Name.LocalName, Elements);
            foreach (var attribute in element.Attributes())
            {
                Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.ToString());
                Assert.NotEqual("src", attribute.Name.LocalName);
                Assert.NotEqual("style", attribute.Name.LocalName);
                if (attribute.Name.LocalName == "href") Assert.Matches("^(#[a-z0-9_-]*|logs/[A-Za-z0-9._%~-]+)$", attribute.Value);
                if (attribute.Name.LocalName is "fill" or "stroke" or "class" or "id") Assert.DoesNotContain("url(", attribute.Value, StringComparison.Ordinal);
            }
        }
        Assert.Single(root.Descendants(), element => element.Name.LocalName == "style");
        Assert.DoesNotContain("evil", root.Descendants().Single(element => element.Name.LocalName == "style").Value, StringComparison.Ordinal);
        Assert.All(html, c => Assert.True(c is '\n' or >= ' ' and not ('\u007f' or '\u202e' or '\u2028' or '\u200b' or '\ufeff')));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void hostile_text_is_inert_in_markdown(string text)
    {
        var markdown = SealedReport.Of(Hostile(text)).Markdown();
        var pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseMathematics().UseTaskLists().Build();
        var document = Markdown.Parse(markdown, pipeline);
        Assert.Empty(document.Descendants<HtmlBlock>());
        Assert.Empty(document.Descendants<HtmlInline>());
        Assert.Empty(document.Descendants<HtmlEntityInline>());
        Assert.Empty(document.Descendants<AutolinkInline>());
        Assert.All(document.Descendants<LinkInline>(), link => Assert.Matches("^(#[a-z0-9_-]*|logs/[A-Za-z0-9._%~-]+)$", link.Url!));
        Assert.All(document.Descendants<Markdig.Extensions.Tables.Table>(), table => Assert.All(table.OfType<Markdig.Extensions.Tables.TableRow>(), row => Assert.Equal(((Markdig.Extensions.Tables.TableRow)table[0]).Count, row.Count)));
        var calm = Markdown.Parse(SealedReport.Of(Hostile("calm")).Markdown(), pipeline);
        Assert.Equal(calm.Descendants<HeadingBlock>().Select(heading => heading.Level), document.Descendants<HeadingBlock>().Select(heading => heading.Level));
        Assert.Equal(calm.Descendants<Markdig.Extensions.Tables.TableRow>().Count(), document.Descendants<Markdig.Extensions.Tables.TableRow>().Count());
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void escaped_text_renders_as_itself(string text)
    {
        var visible = StatHarness.Reporting.Text.VisibleText.Of(text).Trim(' ');
        var pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseMathematics().Build();
        Assert.Equal(visible, Markdown.ToPlainText(MarkdownEscape.Text(text), pipeline).TrimEnd('\n'));
        var cell = Markdown.Parse($"| a | b |\n| --- | --- |\n| {MarkdownEscape.Code(text, inTable: true)} | x |\n", pipeline);
        var row = (Markdig.Extensions.Tables.TableRow)cell.Descendants<Markdig.Extensions.Tables.Table>().Single()[1];
        Assert.Equal(2, row.Count);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void markdown_of_others_runs_nothing_and_fetches_nothing(string text)
    {
        var html = MarkdownHtml.Render(text + "\n\n[a](javascript:x) ![b](//evil.example/x.png) <b onclick=x>");
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=\"http", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=\"//", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b onclick", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void cards_of_hostile_records_are_well_formed()
    {
        foreach (var text in Texts)
        {
            var report = Hostile(text);
            foreach (var card in new[] { StatHarness.Reporting.Cards.RunCard.Of(report), StatHarness.Reporting.Cards.FindingsCard.Of(report.Findings), StatHarness.Reporting.Cards.TimelineCard.Of(StatHarness.Reporting.Timelines.RunTimeline.Of(report.Run)) })
            {
                Assert.All(XElement.Parse(card.Html).Descendants(), element => Assert.Contains(element.Name.LocalName, Elements));
                Assert.All(card.Text, c => Assert.True(c is '\n' or >= ' ' and not '\u007f'));
            }
        }
    }

    private static ReportRecord Hostile(string text)
    {
        var node = HarnessJson.Node(SampleReport.Build());
        Poison(node, text);
        return HarnessJson.Read<ReportRecord>(node);
    }

    private static void Poison(JsonNode node, string text)
    {
        if (node is JsonObject o)
        {
            foreach (var (name, value) in o.ToArray())
            {
                if (value is JsonValue v && v.TryGetValue<string>(out _) && !Kept.Contains(name)) o[name] = text;
                else if (value is not null) Poison(value, text);
            }
        }
        else if (node is JsonArray a)
        {
            for (var i = 0; i < a.Count; i++)
            {
                if (a[i] is JsonValue v && v.TryGetValue<string>(out _)) a[i] = text;
                else if (a[i] is { } item) Poison(item, text);
            }
        }
    }
}
