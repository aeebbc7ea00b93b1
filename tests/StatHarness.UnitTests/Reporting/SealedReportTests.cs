using System.Text.Json.Nodes;
using FsCheck.Xunit;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Reporting;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk.Formats.V1;
using Xunit;

namespace StatHarness.UnitTests.ReportingRoom;

public sealed class SealedReportTests
{
    [Fact]
    public void a_report_survives_writing_and_reading()
    {
        var bytes = SealedReport.Of(SampleReport.Build()).Json();
        Assert.Equal(bytes, SealedReport.Of(ReportReader.Read(bytes)).Json());
    }

    [Fact]
    public void the_written_hash_is_the_hash_of_the_rest()
    {
        var node = JsonNode.Parse(SealedReport.Of(SampleReport.Build()).Json())!;
        var rest = node.DeepClone().AsObject();
        rest.Remove("run");
        Assert.Equal(Digest.Of(CanonicalJson.Bytes(rest)).ToString(), (string?)node["run"]!["report_hash"]);
        Assert.Equal(ReportHash.Of(rest), ReportHash.Of(node));
    }

    [Fact]
    public void the_hash_does_not_depend_on_the_run_but_on_everything_else()
    {
        var report = SampleReport.Build();
        var hash = Hash(report);
        Assert.Equal(hash, Hash(OtherRun(report)));
        Assert.NotEqual(hash, Hash(report with { HarnessVersion = "0.1.1" }));
        Assert.NotEqual(hash, Hash(report with { Findings = [.. report.Findings.Skip(1)] }));
        Assert.NotEqual(hash, Hash(report with { Dataset = report.Dataset with { Rows = 6695 } }));
    }

    [Property(MaxTest = 8)]
    public void the_order_of_the_parts_does_not_matter(int seed)
    {
        var report = SampleReport.Build();
        var shuffled = Shuffled(report, unchecked((uint)seed));
        Assert.Equal(SealedReport.Of(report).Json(), SealedReport.Of(shuffled).Json());
        Assert.Equal(SealedReport.Of(report).Markdown(), SealedReport.Of(shuffled).Markdown());
        Assert.Equal(SealedReport.Of(report).Html(), SealedReport.Of(shuffled).Html());
    }

    [Fact]
    public void what_varies_stands_only_in_this_run_and_in_marked_rows()
    {
        var report = SampleReport.Build();
        var one = WithoutRun(SealedReport.Of(report).Markdown());
        Assert.Equal(one, WithoutRun(SealedReport.Of(OtherRun(report)).Markdown()));
        Assert.Contains("## Findings", one, StringComparison.Ordinal);
        Assert.DoesNotContain("build-07", one, StringComparison.Ordinal);
    }

    [Fact]
    public void a_finding_without_measurement_type_is_refused_by_path()
    {
        var report = SampleReport.Build();
        var broken = report with { Findings = [report.Findings[0] with { MeasurementType = "" }, .. report.Findings.Skip(1)] };
        var problem = Assert.Throws<DiagnosticException>(() => SealedReport.Of(broken).Json()).Diagnostic;
        Assert.Equal("SH8001", problem.Code);
        Assert.Contains("/findings/", problem.Message, StringComparison.Ordinal);
        Assert.Contains("measurement_type", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_modeled_finding_without_its_model_is_refused()
    {
        var report = SampleReport.Build();
        var broken = report with { Findings = [.. report.Findings.Select(finding => finding with { Model = null })] };
        Assert.Equal("SH8001", Assert.Throws<DiagnosticException>(() => SealedReport.Of(broken).Json()).Diagnostic.Code);
    }

    [Fact]
    public void two_findings_with_one_id_are_refused()
    {
        var report = SampleReport.Build();
        var broken = report with { Findings = [.. report.Findings, report.Findings[0] with { Statement = "Another." }] };
        Assert.Equal("SH8003", Assert.Throws<DiagnosticException>(() => SealedReport.Of(broken).Json()).Diagnostic.Code);
    }

    [Fact]
    public void a_number_that_json_cannot_hold_is_refused()
    {
        var report = SampleReport.Build();
        var broken = report with { Findings = [report.Findings[0] with { Value = double.NaN }] };
        Assert.Equal("SH8002", Assert.Throws<DiagnosticException>(() => SealedReport.Of(broken).Json()).Diagnostic.Code);
    }

    [Fact]
    public void a_report_that_was_edited_is_not_read()
    {
        var node = JsonNode.Parse(SealedReport.Of(SampleReport.Build()).Json())!;
        node["findings"]![0]!["value"] = 1;
        Assert.Equal("SH8005", Assert.Throws<DiagnosticException>(() => ReportReader.Read(CanonicalJson.Bytes(node))).Diagnostic.Code);
    }

    [Fact]
    public void what_is_no_report_is_not_read()
    {
        Assert.Equal("SH8004", Assert.Throws<DiagnosticException>(() => ReportReader.Read("{"u8)).Diagnostic.Code);
        Assert.Equal("SH8001", Assert.Throws<DiagnosticException>(() => ReportReader.Read("{}"u8)).Diagnostic.Code);
    }

    [Fact]
    public void an_evaluation_without_ground_truth_says_so()
    {
        var bytes = EvaluationWriter.Json(EvaluationRecord.NotEvaluated(SampleReport.Hash("data"), SampleReport.Hash("report"), "no_ground_truth", "No known issues are declared for this dataset."));
        Assert.Equal("not_evaluated", (string?)JsonNode.Parse(bytes)!["verdict"]);
    }

    [Fact]
    public void an_evaluation_that_passes_without_ground_truth_is_refused()
    {
        var claim = EvaluationRecord.NotEvaluated(SampleReport.Hash("data"), SampleReport.Hash("report"), "ok", "All is well.") with { Verdict = "pass" };
        Assert.Equal("SH8001", Assert.Throws<DiagnosticException>(() => EvaluationWriter.Json(claim)).Diagnostic.Code);
    }

    [Fact]
    public void findings_rank_by_severity_then_measured_then_q()
    {
        var ranked = ReportOrder.Ranked(SampleReport.Build().Findings);
        Assert.Equal([Severity.High, Severity.High, Severity.Medium, Severity.Medium, Severity.Low, Severity.Note], ranked.Select(finding => finding.Severity));
        Assert.NotNull(ranked[0].Statistics?.QValue);
        Assert.Equal("modeled", ranked[3].MeasurementType);
    }

    private static Digest Hash(ReportRecord report) => SealedReport.Of(report).Record.Run.ReportHash;

    private static ReportRecord OtherRun(ReportRecord report) => report with
    {
        Run = report.Run with
        {
            RunId = "019cad3a-0000-7000-8000-00000000000f", Host = "laptop", Workers = 1, DurationMs = 77, StartedAt = report.Run.StartedAt.AddDays(3), FinishedAt = report.Run.FinishedAt.AddDays(3),
            ReportHash = SampleReport.Hash("forged"), Source = report.Run.Source with { FileName = "renamed.tsv", RawSha256 = SampleReport.Hash("tsv") }, Warnings = [],
            Executions = [.. report.Run.Executions.Select(execution => execution with { DurationMs = execution.DurationMs * 3, Isolation = "reduced" })],
        },
    };

    private static string WithoutRun(string markdown)
    {
        var from = markdown.IndexOf("## This run", StringComparison.Ordinal);
        var to = markdown.IndexOf("\n## ", from, StringComparison.Ordinal);
        Assert.True(from > 0 && to > from);
        return string.Join('\n', markdown.Remove(from, to - from).Split('\n').Where(line => !line.Contains('‡', StringComparison.Ordinal)));
    }

    private static ReportRecord Shuffled(ReportRecord report, uint seed)
    {
        IReadOnlyList<T> Mix<T>(IEnumerable<T> items) => [.. items.Select((item, i) => (item, key: Digest.Of(BitConverter.GetBytes(seed + (ulong)i * 7919)))).OrderBy(pair => pair.key).Select(pair => pair.item)];
        return report with
        {
            Dataset = report.Dataset with { Columns = Mix(report.Dataset.Columns), Roles = Mix(report.Dataset.Roles) },
            Executions = Mix(report.Executions.Select(execution => execution with { Columns = Mix(execution.Columns), Warnings = Mix(execution.Warnings) })),
            Findings = Mix(report.Findings),
            Results = Mix(report.Results).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
            Multiplicity = report.Multiplicity with { Families = Mix(report.Multiplicity.Families) },
            Provenance = report.Provenance with { Settings = Mix(report.Provenance.Settings).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal) },
            Run = report.Run with { Executions = Mix(report.Run.Executions), Warnings = Mix(report.Run.Warnings) },
        };
    }
}
