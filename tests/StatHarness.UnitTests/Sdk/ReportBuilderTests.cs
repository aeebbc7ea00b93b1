using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;
using StatHarness.UnitTests.ScriptingRoom;
using Xunit;

namespace StatHarness.UnitTests.SdkRoom;

public sealed class ReportBuilderTests
{
    private static PluginContext Context(string confidence = "high", int rows = 5)
    {
        Column[] columns = [new Float64Column("amount", new double[rows], Validity.AllValid)];
        return new(Specimen.Request(columns, confidence: confidence), grant => columns[grant.Index]);
    }

    private static string CodeOf(Action action) => Assert.Throws<DiagnosticException>(action).Diagnostic.Code;

    [Fact]
    public void an_id_says_what_a_finding_is_about_not_what_it_says()
    {
        using var one = Context();
        using var other = Context();
        var a = one.Report.Measured("peak", new { Activity = "A", Host = "H" }, "4.", value: 4, unit: "jobs", attributes: new { Rank = 1 });
        var b = other.Report.Measured("peak", new Dictionary<string, string> { ["host"] = "H", ["activity"] = "A" }, "5.", value: 5, unit: "jobs", severity: Severity.High);
        Assert.Equal(a.FindingId, b.FindingId);
        Assert.NotEqual(a.FindingId, one.Report.Measured("peak", new { Activity = "B", Host = "H" }, "4.").FindingId);
        Assert.NotEqual(a.FindingId, one.Report.Measured("peak", new { Activity = "A", Host = "H" }, "4.", scope: "window:close").FindingId);
        Assert.Equal("SH3009", CodeOf(() => one.Report.Measured("peak", new { Activity = "A", Host = "H" }, "6.")));
    }

    [Fact]
    public void a_role_of_low_confidence_caps_the_severity()
    {
        using var sure = Context();
        using var unsure = Context("low");
        sure.Role("amount");
        Assert.Equal(Severity.High, unsure.Report.Measured("before", ("a", 1), "No role was used yet.", severity: Severity.High).Severity);
        unsure.Role("amount");
        Assert.Equal(Severity.Critical, sure.Report.Measured("k", ("a", 1), "S.", severity: Severity.Critical).Severity);
        Assert.Equal(Severity.Low, unsure.Report.Measured("k", ("a", 1), "S.", severity: Severity.Critical).Severity);
        Assert.Equal(Severity.Note, unsure.Report.Measured("k", ("a", 2), "S.").Severity);
        Assert.Equal(Severity.Low, sure.Report.Measured("k", ("a", 2), "S.", severity: Severity.High, confidence: "low").Severity);
    }

    [Fact]
    public void numbers_that_json_cannot_hold_become_null_with_a_state()
    {
        using var context = Context();
        var finding = context.Report.Measured("k", ("a", 1), "S.", metrics: new { Mean = double.PositiveInfinity, Low = double.NegativeInfinity, Fine = 0.5 });
        Assert.Equal("SH3320", CodeOf(() => context.Report.Measured("k", ("a", 2), "S.", value: double.NaN, unit: "s")));
        Assert.Equal("SH3320", CodeOf(() => context.Report.Measured("k", ("a", 3), "S.", value: double.NegativeInfinity, unit: "s")));
        Assert.Equal("""{"mean":null,"mean_state":"positive_infinity","low":null,"low_state":"negative_infinity","fine":0.5}""", finding.Metrics.ToJsonString());
        Assert.Equal("SH3012", CodeOf(() => context.Report.Output(new { Big = long.MaxValue })));
    }

    [Fact]
    public void evidence_counts_all_rows_and_keeps_the_first_two_hundred_sorted()
    {
        using var context = Context(rows: 1000);
        context.Role("amount");
        var evidence = context.Report.Measured("k", ("a", 1), "S.", evidence: context.Rows(Enumerable.Range(0, 1000).Reverse().Concat([999]))).Evidence;
        Assert.Equal(1000, evidence.RowCount);
        Assert.Equal(Enumerable.Range(800, 200).Select(r => (long)r), evidence.Rows);
        Assert.Equal(["amount"], evidence.Columns);
        Assert.Equal("SH3014", CodeOf(() => context.Rows(1000)));
    }

    [Fact]
    public void a_model_without_baseline_delta_assumptions_or_scope_is_refused()
    {
        using var context = Context();
        var full = new { wait = 1 };
        Assert.Equal("SH3008", CodeOf(() => context.Report.Modeled("k", ("a", 1), "S.", [], "dataset", full, full, "rows")));
        Assert.Equal("SH3008", CodeOf(() => context.Report.Modeled("k", ("a", 1), "S.", ["x"], " ", full, full, "rows")));
        Assert.Equal("SH3008", CodeOf(() => context.Report.Modeled("k", ("a", 1), "S.", ["x"], "dataset", new { }, full, "rows")));
        Assert.Equal("SH3008", CodeOf(() => context.Report.Modeled("k", ("a", 1), "S.", ["x"], "dataset", full, new { }, "rows")));
        Assert.Equal("modeled", context.Report.Modeled("k", ("a", 1), "S.", ["x"], "dataset", full, full, "rows").MeasurementType);
    }

    [Theory]
    [InlineData("Bad Kind", "S.", 1.0, "s", "SH3007")]
    [InlineData("k", " ", 1.0, "s", "SH3007")]
    [InlineData("k", "S.", 1.0, null, "SH3321")]
    public void a_sloppy_finding_is_refused(string kind, string statement, double value, string? unit, string code)
    {
        using var context = Context();
        Assert.Equal(code, CodeOf(() => context.Report.Measured(kind, ("a", 1), statement, value: value, unit: unit)));
    }

    [Fact]
    public void figures_and_tables_have_the_shape_that_is_drawn()
    {
        using var context = Context();
        var report = context.Report;
        report.Histogram("h", "T", "Alt.", [0, 1, 2], [3, 4], "s", missing: 1, marks: [new(0.5, "median")]);
        report.Bars("b", "T", "Alt.", ["x"], [1.5], null);
        report.Steps("s", "T", "Alt.", [0, 60], [1, 0], "jobs", "UTC", capacity: 4);
        report.Timeline("t", "T", "Alt.", [new("H", 0, 5)], null);
        report.Table("tab", "T", [("activity", null), ("wait", "s")], [["A", 1.5], [null, double.NaN]], rowTotal: 9);
        report.Clean("fine", "Fine.");
        var result = report.Finish();
        Assert.Equal(
            [
                """{"edges":[0,1,2],"counts":[3,4],"unit":"s","missing":1,"marks":[{"value":0.5,"label":"median"}]}""",
                """{"labels":["x"],"values":[1.5],"unit":null,"other":0}""",
                """{"times":[0,60],"levels":[1,0],"unit":"jobs","zone":"UTC","capacity":4}""",
                """{"lanes":[{"label":"H","start":0,"end":5,"kind":"run"}],"zone":null}""",
            ],
            result.Figures.Select(f => f.Spec.ToJsonString()));
        Assert.Equal(["""["A",1.5]""", "[null,null]"], result.Tables[0].Rows.Select(r => r.ToJsonString()));
        Assert.Equal(9, result.Tables[0].RowTotal);
        Assert.Equal("SH3012", CodeOf(() => report.Histogram("h2", "T", "Alt.", [0, 1], [1, 2], "s")));
        Assert.Equal("SH3012", CodeOf(() => report.Table("t2", "T", [("a", null)], [["x", "y"]])));
    }

    [Fact]
    public void findings_come_in_the_order_of_their_ids_whatever_the_order_of_the_script()
    {
        using var one = Context();
        using var other = Context();
        foreach (var i in Enumerable.Range(0, 20)) one.Report.Measured("k", ("a", i), "S.");
        foreach (var i in Enumerable.Range(0, 20).Reverse()) other.Report.Measured("k", ("a", i), "S.");
        Assert.Equal(one.Report.Finish().Findings.Select(f => f.FindingId), other.Report.Finish().Findings.Select(f => f.FindingId));
    }

    [Fact]
    public void a_flood_of_log_lines_is_capped_and_says_so()
    {
        using var context = Context();
        foreach (var i in Enumerable.Range(0, 5000)) context.Log($"{i}");
        context.Report.Clean("fine", "Fine.");
        var log = context.Report.Finish().Log;
        Assert.Equal(1000, log.Count);
        Assert.Contains("not kept", log[^1], StringComparison.Ordinal);
    }
}
