using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Text;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting.Sections;

/// <summary>What each plugin handed back, by plugin id.</summary>
internal static class ResultsSection
{
    private const int RowsShown = 60;

    public static Section Of(ReportRecord report) => new(2, "Results by plugin", "results-by-plugin", [.. report.Executions.Select(execution => Plugin(report, execution))]);

    private static Section Plugin(ReportRecord report, ReportExecution execution)
    {
        var id = execution.Identity.Id;
        var body = new List<Block> { new Paragraph(Line.Of(Phrases.BadgeOf(execution.Outcome), " ", new Strong(execution.Name), $" {execution.Identity.Version}. ", execution.Justification)) };
        if (execution.Remedy is { } remedy) body.Add(new Callout(Phrases.ToneOf(execution.Outcome), Line.Of(new Strong("Remedy:"), " " + remedy), []));
        if (execution.Roles.Count > 0)
            body.Add(new Paragraph(Line.Of("Reads ").And([.. Line.Join(", ", execution.Roles.OrderBy(role => role.Key, StringComparer.Ordinal)
                .Select(role => (Piece)$"{role.Value.Role} = {role.Value.Column}")).Pieces])));
        var findings = report.Findings.Where(finding => finding.Plugin == id).ToArray();
        if (findings.Length > 0)
            body.Add(new Bullets([.. findings.Select(finding => Line.Of(finding.Statement + " ", new Link(Anchor.Finding(finding.FindingId), Anchor.Finding(finding.FindingId))))]));
        if (report.Results.TryGetValue(id, out var result)) AddResult(body, result, Claim(execution));
        return new(3, id, id, body);
    }

    private static string Claim(ReportExecution execution) => execution.ResultDigest is { } digest ? Anchor.Result(digest) : "no result digest";

    private static void AddResult(List<Block> body, ReportResult result, string claim)
    {
        foreach (var figure in result.Figures) body.Add(FigureBlocks.Of(figure, claim));
        foreach (var table in result.Tables) body.Add(Table(table, claim));
        var scalars = result.Output.Where(pair => pair.Value is null or JsonValue).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        var nested = result.Output.Count - scalars.Length;
        if (scalars.Length > 0)
            body.Add(new Fold($"Output numbers ({claim})", [new Facts([.. scalars.Select(pair => new Fact(pair.Key, Phrases.Of(pair.Value)))])]));
        if (nested > 0) body.Add(new Paragraph($"{Phrases.Count(nested, "further structured part", "further structured parts")} of the output in report.json ({claim})."));
    }

    public static Grid Table(ResultTable table, string claim)
    {
        var columns = table.Columns.Select((column, i) => new GridColumn(
            column.Unit is null or "1" or "id" ? column.Name : $"{column.Name} ({column.Unit})",
            table.Rows.Count > 0 && table.Rows.All(row => row.Count <= i || row[i] is null || row[i]!.GetValueKind() == JsonValueKind.Number))).ToArray();
        var shown = table.Rows.Take(RowsShown).Select(row => (IReadOnlyList<Line>)
            [.. table.Columns.Select((column, i) => (Line)(i < row.Count ? Phrases.Of(row[i], column.Unit) : "–"))]).ToArray();
        var rest = table.RowTotal - shown.Length;
        return new($"{table.Title} ({claim})", columns, shown,
            rest <= 0 ? null : (Line)$"{NumberText.Of(shown.Length)} of {Phrases.Rows(table.RowTotal)} shown{(table.Rows.Count > shown.Length ? $"; {NumberText.Of(table.Rows.Count)} are in report.json" : "")}.");
    }
}
