using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Notebook;
using StatHarness.Sdk.Formats.V1;
using Xunit;

namespace StatHarness.UnitTests.NotebookRoom;

public class RenderingTests
{
    private sealed record Row(string Name, int Count, double? Share);

    [Fact]
    public void a_sequence_of_records_is_a_table_in_every_format()
    {
        var bundle = Renderers.Render(new[] { new Row("<b>", 2, 0.5), new Row("c|d", 10, null) })!;
        Assert.Equal("Name  Count  Share\n----  -----  -----\n<b>       2    0.5\nc|d      10", bundle.Text(MimeBundle.PlainText));
        Assert.Contains("<td>&lt;b&gt;</td><td style=\"text-align:right\">2</td>", bundle.Text(MimeBundle.HtmlText), StringComparison.Ordinal);
        Assert.Contains("| c\\|d | 10 |  |", bundle.Text(MimeBundle.MarkdownText), StringComparison.Ordinal);
        Assert.Equal("""{"columns":["Name","Count","Share"],"rows":[["<b>",2,0.5],["c|d",10,null]],"rows_shown":2,"rows_total":2}""",
            bundle.Content[MimeBundle.Json]!.ToJsonString(HarnessJson.Options));
    }

    [Fact]
    public void a_long_or_endless_sequence_is_cut_and_says_so()
    {
        Assert.EndsWith("The first 200 rows of 1000.", Renderers.Render(Enumerable.Range(0, 1000).ToList())!.Text(MimeBundle.PlainText), StringComparison.Ordinal);
        Assert.EndsWith("The first 200 rows; there are more.", Renderers.Render(Endless())!.Text(MimeBundle.PlainText), StringComparison.Ordinal);
        Assert.Null(Renderers.Render(Endless())!.Content[MimeBundle.Json]!["rows_total"]);

        static IEnumerable<int> Endless()
        {
            for (var i = 0; ; i++) yield return unchecked(i);
        }
    }

    public static TheoryData<object, string> Scalars => new()
    {
        { "a <b>", "a <b>" },
        { 1.5, "1.5" },
        { 0.1 + 0.2, "0.30000000000000004" },
        { double.NaN, "NaN" },
        { true, "True" },
        { Severity.High, "High" },
        { new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)), "2025-01-02T03:04:05.0000000+01:00" },
        { Array.Empty<int>(), "(no rows)" },
        { new InvalidOperationException("no"), "System.InvalidOperationException: no" },
        { Task.CompletedTask, "A task that was not awaited. Write 'await' before the expression to see its value." },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void a_scalar_is_its_invariant_text(object value, string text) =>
        Assert.Equal(text, Renderers.Render(value)!.Text(MimeBundle.PlainText));

    [Fact]
    public void null_shows_nothing() => Assert.Null(Renderers.Render(null));

    [Fact]
    public void json_is_a_json_value()
    {
        var bundle = Renderers.Render(JsonNode.Parse("""{"a":[1]}"""))!;
        Assert.IsType<JsonObject>(bundle.Content[MimeBundle.Json]);
    }

    [Fact]
    public void one_record_is_a_table_of_its_properties()
    {
        var bundle = Renderers.Render(new { Title = "x", Items = new[] { 1, 2 } })!;
        Assert.Equal("name   value\n-----  ---------\nTitle  x\nItems  (2 items)", bundle.Text(MimeBundle.PlainText));
        Assert.Equal("""{"Title":"x","Items":"(2 items)"}""", bundle.Content[MimeBundle.Json]!.ToJsonString());
    }

    [Fact]
    public void a_property_that_throws_says_so_in_its_cell() =>
        Assert.Contains("(InvalidOperationException: sorry)", Renderers.Render(new Sour())!.Text(MimeBundle.PlainText), StringComparison.Ordinal);

    private sealed class Sour
    {
        public int Fine => 1;

        public int Bad => throw new InvalidOperationException("sorry");
    }

    [Fact]
    public void a_diagnostic_is_escaped_text_and_json()
    {
        var bundle = Renderers.Render(new Diagnostic("SH1", "<script>"))!;
        Assert.Contains("&lt;script&gt;", bundle.Text(MimeBundle.HtmlText), StringComparison.Ordinal);
        Assert.Equal("SH1", bundle.Content[MimeBundle.Json]!["code"]!.GetValue<string>());
    }

    [Fact]
    public void markdown_that_somebody_wrote_runs_no_script() =>
        Assert.DoesNotContain("<script>", Renderers.Render(new MarkdownContent("<script>alert(1)</script>"))!.Text(MimeBundle.HtmlText), StringComparison.Ordinal);

    [Fact]
    public void a_page_stands_in_a_frame_that_runs_nothing()
    {
        var html = Renderers.Render(new PageContent("<p title=\"x\">&amp;</p>"))!.Text(MimeBundle.HtmlText);
        Assert.Contains("sandbox=\"\"", html, StringComparison.Ordinal);
        Assert.Contains("srcdoc=\"&lt;p title=&quot;x&quot;&gt;&amp;amp;&lt;/p&gt;\"", html, StringComparison.Ordinal);
    }
}
