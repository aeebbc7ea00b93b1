using StatHarness.Data.Formats.V1;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Sections;

/// <summary>The same tuple on every surface: raw sha256, dataset version, data hash, rows × columns, roles.</summary>
internal static class IdentitySection
{
    public static Section Of(ReportRecord report) => new(2, "Data", "data",
    [
        new Facts(
        [
            new("File" + Phrases.ThisRun, Line.Of(new Strong(report.Run.Source.FileName), $", {NumberText.Bytes(report.Run.Source.SizeBytes)}, {FormatWords(report.Run.Source)}")),
            new("Raw sha256" + Phrases.ThisRun, new Code(report.Run.Source.RawSha256.ToString())),
            new("Dataset version" + Phrases.ThisRun, new Code(report.Run.DatasetVersionId)),
            new("Data hash", new Code(report.Dataset.DataHash.ToString())),
            new("Rows × columns", Shape(report.Dataset.Rows, report.Dataset.Columns.Count)),
            new("Report hash", new Code(report.Run.ReportHash.ToString())),
        ]),
        Roles(report.Dataset.Roles),
    ]);

    public static string Shape(long rows, int columns) => $"{NumberText.Of(rows)} × {NumberText.Of(columns)}";

    public static string FormatWords(SourceRecord source) => string.Join(", ", new[]
    {
        source.Format, source.Compression, source.Part,
        source.Dialect is { } dialect
            ? $"{dialect.Encoding}{(dialect.HasByteOrderMark ? " with BOM" : "")}, delimiter {Quoted(dialect.Delimiter)}, quote {Quoted(dialect.Quote)}{(dialect.Escape is { } escape ? $", escape {Quoted(escape)}" : "")}, line end {LineEnd(dialect.LineEnd)}"
            : null,
        source.Truncated is { } cut ? $"truncated by {cut.Cap} {NumberText.Of(cut.Limit)}" : null,
    }.OfType<string>());

    /// <summary>One sentence: a part must never be taken for the whole.</summary>
    public static string TruncatedWords(TruncationRecord cut)
    {
        var left = new List<string>();
        if (cut.SkippedRows is { } rows and > 0) left.Add(Phrases.Rows(rows));
        if (cut.SkippedColumns > 0) left.Add(Phrases.Count(cut.SkippedColumns, "column", "columns"));
        return $"TRUNCATED: {cut.Cap} ended the reading at {NumberText.Of(cut.Limit)}; {(left.Count == 0 ? "what follows" : string.Join(" and ", left))} of the file was not read. All figures are of the part that was read.";
    }

    public static Block Roles(IReadOnlyList<RoleRecord> roles)
    {
        if (roles.Count == 0) return new Paragraph("No column plays a known role; plugins that need one were not applicable.");
        return new Grid("What the columns are taken to be", [new("Role"), new("Column"), new("Confidence"), new("Points", true), new("Margin", true), new("Runner-up"), new("Clues")],
        [
            .. roles.OrderBy(role => role.Role, StringComparer.Ordinal).ThenBy(role => role.Column, StringComparer.Ordinal).Select(role => (IReadOnlyList<Line>)
            [
                role.Role, new Code(role.Column), Confidence(role.Confidence), NumberText.Of(role.Points), NumberText.Of(role.Margin),
                role.RunnerUp is { } runnerUp ? new Code(runnerUp) : "–",
                role.Clues.Count == 0 ? "–" : string.Join(", ", role.Clues.Select(clue => $"{clue.Clue} {(clue.Points < 0 ? "−" : "+")}{NumberText.Of(Math.Abs((long)clue.Points))}")),
            ]),
        ], "A role is a reading of the data, not a fact. Low confidence still runs, and caps the severity of what follows from it.");
    }

    public static Line Confidence(string confidence) => confidence == "low" ? new Badge("low", Tone.Warning) : confidence;

    private static string Quoted(string text) => text.Length == 0 ? "none" : text switch
    {
        "\t" => "tab",
        "\n" => "LF",
        "\r\n" => "CRLF",
        " " => "space",
        _ => $"‘{text}’",
    };

    private static string LineEnd(string text) => text.Contains('\n', StringComparison.Ordinal) || text.Contains('\r', StringComparison.Ordinal)
        ? text.Replace("\r\n", "CRLF", StringComparison.Ordinal).Replace("\n", "LF", StringComparison.Ordinal).Replace("\r", "CR", StringComparison.Ordinal)
        : text.ToUpperInvariant();
}
