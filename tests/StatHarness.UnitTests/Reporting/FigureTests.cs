using System.Text.Json.Nodes;
using System.Xml.Linq;
using StatHarness.Reporting.Figures;
using StatHarness.Reporting.Svg;
using StatHarness.Sdk.Formats.V1;
using Xunit;

namespace StatHarness.UnitTests.ReportingRoom;

public sealed class FigureTests
{
    [Theory]
    [InlineData("histogram", """{ "edges": [0, 1], "counts": [1, 2], "unit": "s" }""", "expected 3 edges")]
    [InlineData("histogram", """{ "edges": [0, 1, 1], "counts": [1, 2], "unit": "s" }""", "rise")]
    [InlineData("histogram", """{ "edges": [0, 1], "counts": [-1], "unit": "s" }""", "negative")]
    [InlineData("histogram", """{ "edges": [0, 1], "counts": [1], "unit": "s", "bogus": 1 }""", "does not fit")]
    [InlineData("histogram", """{ "edges": [0, 1], "counts": [1] }""", "does not fit")]
    [InlineData("bars", """{ "labels": ["a"], "values": [1, 2], "unit": null }""", "1 labels but 2 values")]
    [InlineData("bars", """{ "labels": ["a"], "values": [1], "unit": null, "low": [0] }""", "come together")]
    [InlineData("steps", """{ "times": [2, 1], "levels": [1, 0], "unit": null, "zone": null }""", "rise")]
    [InlineData("steps", """{ "times": [1, 2], "levels": [1, 0], "unit": null, "zone": "Europe/Berlin" }""", "zone")]
    [InlineData("steps", """{ "times": [1, 9e18], "levels": [1, 0], "unit": null, "zone": null }""", "does not fit")]
    [InlineData("timeline", """{ "lanes": [{ "label": "a", "start": 2, "end": 1, "kind": "run" }], "zone": null }""", "after end")]
    [InlineData("timeline", """{ "lanes": [{ "label": "a", "start": 1, "end": 2, "kind": "nap" }], "zone": null }""", "kind must be")]
    [InlineData("nullmap", """{ "rows": 1, "columns": [{ "name": "a", "nulls": 0, "blocks": [1.5] }] }""", "from 0 to 1")]
    [InlineData("pie", "{}", "not one of")]
    public void what_does_not_fit_is_named_and_not_drawn(string kind, string spec, string problem)
    {
        var figure = Of(kind, spec);
        Assert.Contains(problem, FigureCheck.Problem(figure), StringComparison.Ordinal);
        Assert.Null(Charts.Draw(figure));
    }

    [Theory]
    [InlineData("histogram", """{ "edges": [5, 5.0000001], "counts": [0], "unit": null }""")]
    [InlineData("histogram", """{ "edges": [-1e300, 1e300], "counts": [3], "unit": "s" }""")]
    [InlineData("histogram", """{ "edges": [0, 1e-9, 1e12], "counts": [3, 9007199254740991], "unit": "ms", "marks": [{ "value": 2, "label": "out" }, { "value": 2, "label": "twice" }] }""")]
    [InlineData("bars", """{ "labels": ["a", "b"], "values": [0, 0], "unit": "s" }""")]
    [InlineData("bars", """{ "labels": ["a", ""], "values": [-5, 3], "unit": "s", "low": [-7, 1], "high": [-3, 5] }""")]
    [InlineData("steps", """{ "times": ["0001-01-01", "9999-12-31"], "levels": [0, 0], "unit": null, "zone": "UTC" }""")]
    [InlineData("steps", """{ "times": [0, 1], "levels": [-2.5, 1e12], "unit": "jobs", "zone": null, "capacity": 3 }""")]
    [InlineData("timeline", """{ "lanes": [{ "label": "a", "start": 5, "end": 5, "kind": "fault" }], "zone": "relative" }""")]
    [InlineData("timeline", """{ "lanes": [{ "label": "a", "start": 0, "end": 4000000000000, "kind": "cached" }], "zone": "UTC" }""")]
    [InlineData("nullmap", """{ "rows": 0, "columns": [{ "name": "a", "nulls": 0, "blocks": [0] }] }""")]
    public void extremes_are_drawn_inside_the_picture(string kind, string spec)
    {
        var svg = Charts.Draw(Of(kind, spec));
        Assert.NotNull(svg);
        var root = XElement.Parse(svg);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("∞", svg, StringComparison.Ordinal);
        var height = (double)root.Attribute("height")!;
        foreach (var element in root.Elements())
        {
            if (element.Attribute("x") is { } x) Assert.InRange((double)x, -1, 721);
            if (element.Attribute("y") is { } y) Assert.InRange((double)y, -1, height);
        }
    }

    [Fact]
    public void no_peak_is_lost_when_there_are_more_changes_than_pixels()
    {
        var times = new JsonArray([.. Enumerable.Range(0, 20_000).Select(i => (JsonNode)(i * 1_000_000L))]);
        JsonArray Levels(int peak) => new([.. Enumerable.Range(0, 20_000).Select(i => (JsonNode)(i == 12_345 ? peak : i % 2))]);
        string Draw(int peak) => Charts.Draw(new("p", "steps", "P", "", new JsonObject { ["times"] = times.DeepClone(), ["levels"] = Levels(peak), ["unit"] = "jobs", ["zone"] = null, ["capacity"] = 50 }))!;
        Assert.NotEqual(Draw(1), Draw(40));
    }

    [Fact]
    public void iso_times_and_microseconds_draw_the_same()
    {
        Assert.Equal(
            Charts.Draw(Of("steps", """{ "times": [1772344800000000, 1772344860000000], "levels": [1, 0], "unit": null, "zone": "UTC" }""")),
            Charts.Draw(Of("steps", """{ "times": ["2026-03-01T06:00:00Z", "2026-03-01T06:01:00Z"], "levels": [1, 0], "unit": null, "zone": "UTC" }""")));
    }

    [Fact]
    public void every_example_of_the_figure_documentation_is_drawn()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "StatHarness.sln"))) root = Path.GetDirectoryName(root)!;
        var parts = File.ReadAllText(Path.Combine(root, "docs", "figures.md")).Split("\n## ").Skip(1).ToArray();
        Assert.Equal(5, parts.Length);
        foreach (var part in parts)
        {
            var kind = part[1..part.IndexOf('`', 1)];
            var json = part.Split("```json\n")[1].Split("```")[0];
            Assert.Null(FigureCheck.Problem(Of(kind, json)));
        }
    }

    private static Figure Of(string kind, string spec) => new("id", kind, "Title", "Alt.", JsonNode.Parse(spec)!.AsObject());
}
