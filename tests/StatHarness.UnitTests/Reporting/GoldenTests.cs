using System.Xml.Linq;
using StatHarness.Reporting;
using StatHarness.Reporting.Cards;
using StatHarness.Reporting.Svg;
using Xunit;

namespace StatHarness.UnitTests.ReportingRoom;

public sealed class GoldenTests
{
    [Fact]
    public void report_md_reads_as_accepted() => Golden.Check("report.md", SealedReport.Of(SampleReport.Build()).Markdown());

    [Fact]
    public void report_html_reads_as_accepted() => Golden.Check("report.html", SealedReport.Of(SampleReport.Build()).Html());

    [Theory]
    [InlineData("waits")]
    [InlineData("drivers")]
    [InlineData("profile")]
    [InlineData("map")]
    public void a_figure_is_drawn_as_accepted(string id)
    {
        var figure = SampleReport.Build().Results.SelectMany(pair => pair.Value.Figures).Single(f => f.Id == id);
        var svg = Charts.Draw(figure);
        Assert.NotNull(svg);
        XElement.Parse(svg);
        Golden.Check($"{id}.svg", svg);
    }

    public static TheoryData<string> Cards => ["identity", "run", "findings", "finding", "timeline", "plan", "profile", "doctor"];

    [Theory]
    [MemberData(nameof(Cards))]
    public void a_card_reads_as_accepted(string name)
    {
        var card = Card(name);
        Golden.Check($"card-{name}.txt", card.Text);
        Golden.Check($"card-{name}.md", card.Markdown);
        Golden.Check($"card-{name}.html", card.Html);
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void a_card_fits_a_terminal_and_is_one_html_element(string name)
    {
        var card = Card(name);
        Assert.All(card.Text.Split('\n'), line => Assert.True(line.Length <= 100, line));
        var root = XElement.Parse(card.Html);
        Assert.Equal("div", root.Name.LocalName);
        Assert.Empty(root.Descendants().Attributes("id"));
        Assert.Empty(root.Descendants().Attributes("href"));
    }

    internal static Card Card(string name)
    {
        var report = SealedReport.Of(SampleReport.Build()).Record;
        return name switch
        {
            "identity" => IdentityCard.Of(SampleReport.Dataset(), reused: true),
            "run" => RunCard.Of(report, "appdata/runs/019cad3a-7c10-7c6e-9b0e-5b7f8c1f2a90", reused: true),
            "findings" => FindingsCard.Of(report.Findings, new FindingsFilter(MinSeverity: StatHarness.Sdk.Formats.V1.Severity.Medium)),
            "finding" => FindingsCard.Of(report.Findings.Single(finding => finding.MeasurementType == "modeled")),
            "timeline" => TimelineCard.Of(StatHarness.Reporting.Timelines.RunTimeline.Of(report.Run)),
            "plan" => PlanCard.Of(SampleReport.Hash("fingerprint").ToString(), report.Dataset.DataHash.ToString(), report.Provenance.Seed, true,
            [
                new("profile_basic", "profile", "run", "Applies to every table.", 0, [], ["PROCESS_ID", "START_DT"], ["dataset:read"], "light", 120, false, ["never run"]),
                new("rel_numeric_corr", "relation", "not_applicable", "Needs two numeric measures; the table has none.", 0, [], [], ["dataset:read"], "normal", null, false, []),
                new("report_bundle", "report", "run", "Reads the results of all others.", 1, ["profile_basic"], [], ["upstream:read"], "light", null, true, ["same inputs"]),
            ]),
            "profile" => ProfileCard.Of(1400,
            [
                new("AMOUNT", Data.ColumnType.Float64, 12, 1301, null, null, new(-3.5, 10, 20.25, 40.5, 12_345.678, 31.0625, 75.3), null, "10", 7),
                new("WAIT", Data.ColumnType.Duration, 1399, 1, null, null, new(90.5, 90.5, 90.5, 90.5, 90.5, 90.5, null), null, "90.5s", 1),
                new("START_DT", Data.ColumnType.Timestamp, 0, 1290, "2025-01-01 06:00:00", "2025-03-31 23:59:59", null, "2025-02-14 12:30:00.5", "2025-01-31 18:00:00", 4),
                new("NOTE", Data.ColumnType.Text, 1400, 0, null, null, null, null, null, 0),
                new("HOST", Data.ColumnType.Text, 0, 3, "HOST1", "a host with\na very long name", null, null, "HOST2", 720),
            ]),
            _ => DoctorCard.Of("can work, with less isolation", "reduced", [new("landlock", "ok", "ABI 4", null), new("seccomp", "warn", "no user notification", "A kernel from 5.0 on gives full isolation.")]),
        };
    }
}
