using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Sections;

/// <summary>How the file was read, what has misled people before, and kinds of personal data.</summary>
internal static class DataWarnings
{
    public static IEnumerable<Block> Of(ReportRun run)
    {
        if (run.Source.Notes.Count > 0) yield return new Section(3, "How the file was read", "how-the-file-was-read", [new Bullets([.. run.Source.Notes.Select(note => (Line)note)])]);
        if (run.Traps.Count > 0)
        {
            yield return new Grid("Traps in the data", [new("Trap"), new("Column"), new("Count", true), new("Line", true), new("Why it matters")],
            [
                .. run.Traps.Select(trap => (IReadOnlyList<Line>)
                    [trap.Trap, trap.Column is { } column ? new Code(column) : "–", NumberText.Of(trap.Count), trap.Line is { } line ? NumberText.Of(line) : "–", trap.Statement]),
            ]);
        }
        if (run.Pii.Columns.Count > 0)
        {
            yield return new Grid("Personal data", [new("Column"), new("Kind"), new("Rows", true), new("Distinct", true), new("Confidence"), new("Why")],
            [
                .. run.Pii.Columns.Select(pii => (IReadOnlyList<Line>)
                    [new Code(pii.Column), pii.Type, NumberText.Of(pii.Rows), NumberText.Of(pii.Distinct), IdentitySection.Confidence(pii.Confidence), pii.Why]),
            ], (Line)$"Kinds and counts, never the values; scanner {run.Pii.Scanner}.");
        }
    }
}
