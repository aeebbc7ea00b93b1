using System.Security.Cryptography;
using System.Text;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Sections;

namespace StatHarness.Reporting;

/// <summary>The page around the blocks of a report; see <see cref="SealedReport.Html"/>.</summary>
internal static class HtmlReport
{
    public static string Write(ReportRecord written, IReadOnlyList<Block> blocks)
    {
        var css = PageStyle.Css;
        var policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)))}'; base-uri 'none'; form-action 'none'";
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
            .Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"/>\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n")
            .Append($"<title>{HtmlEscape.Text(written.Run.Source.FileName)} · {ReportDocument.Title}</title>\n<style>{css}</style>\n</head>\n<body>\n")
            .Append("<a class=\"sh-skip\" href=\"#main\">Skip to the report</a>\n")
            .Append($"<header>\n<p class=\"sh-eyebrow\">{ReportDocument.Title}</p>\n<h1>{HtmlEscape.Text(written.Run.Source.FileName)}</h1>\n")
            .Append($"<p class=\"sh-note\">{HtmlEscape.Text($"{Phrases.Rows(written.Dataset.Rows)} × {Phrases.Count(written.Dataset.Columns.Count, "column", "columns")}")} · data {written.Dataset.DataHash.Abbreviated} · report {written.Run.ReportHash.Abbreviated} · harness {HtmlEscape.Text(written.HarnessVersion)}</p>\n</header>\n")
            .Append("<nav aria-label=\"Contents\"><ul>");
        foreach (var section in blocks.OfType<Section>()) page.Append($"<li><a href=\"#{Anchor.Of(section.Anchor)}\">{HtmlEscape.Text(section.Title)}</a></li>");
        page.Append("</ul></nav>\n<main id=\"main\">\n").Append(HtmlWriter.Write(blocks)).Append("</main>\n")
            .Append($"<footer><p>Written by StatHarness {HtmlEscape.Text(written.HarnessVersion)}. Cite as: report <code>{written.Run.ReportHash}</code>.</p></footer>\n</body>\n</html>\n");
        return page.ToString();
    }
}
