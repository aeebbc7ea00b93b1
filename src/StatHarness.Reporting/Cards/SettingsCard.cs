using StatHarness.Reporting.Documents;

namespace StatHarness.Reporting.Cards;

/// <param name="Default">Empty when the value is the default.</param>
/// <param name="From">default or project.</param>
public sealed record SettingRow(string Path, string Value, string Default, string From, string Description);

public sealed record SettingHistoryRow(string At, string Path, string Before, string After);

/// <summary>What is set, and what it would be by itself.</summary>
public static class SettingsCard
{
    public static Card Of(string title, IReadOnlyList<SettingRow> rows) => Card.Of(title,
    [
        rows.Count == 0
            ? new Paragraph("Every setting has its default.")
            : new Grid("", [new("Setting"), new("Value"), new("Default"), new("From"), new("What")],
                [.. rows.Select(row => (IReadOnlyList<Line>)[new Code(row.Path), row.Value, row.Default, row.From, row.Description])]),
    ]);

    public static Card History(IReadOnlyList<SettingHistoryRow> rows) => Card.Of("Settings: history",
    [
        rows.Count == 0
            ? new Paragraph("Nothing was ever set.")
            : new Grid("", [new("At"), new("Setting"), new("Before"), new("After")], [.. rows.Select(row => (IReadOnlyList<Line>)[row.At, new Code(row.Path), row.Before, row.After])]),
    ]);
}
