using StatHarness.Data;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <param name="Min">Of columns that are no numbers.</param>
/// <param name="MedianTime">Of dates and timestamps.</param>
/// <param name="Top">Most frequent value.</param>
/// <param name="TopCount">Its rows.</param>
public sealed record ProfileLine(
    string Column, ColumnType Type, long Missing, long Distinct, string? Min, string? Max, ProfileNumbers? Numbers, string? MedianTime, string? Top, long TopCount);

public sealed record ProfileNumbers(double? Min, double? LowerQuartile, double? Median, double? UpperQuartile, double? Max, double? Mean, double? StdDev);

/// <summary>What is in the columns of a table.</summary>
public static class ProfileCard
{
    private const int Widest = 24;

    public static Card Of(long rows, IReadOnlyList<ProfileLine> columns)
    {
        var body = new List<Block>
        {
            new Paragraph($"{Phrases.Rows(rows)}, {Phrases.Count(columns.Count, "column", "columns")}; every figure is exact and over all rows."),
        };
        var numbers = columns.Where(column => column.Numbers is not null).ToArray();
        var others = columns.Where(column => column.Numbers is null).ToArray();
        if (numbers.Length > 0) body.AddRange([Numbers(numbers), Order(numbers)]);
        if (others.Length > 0) body.AddRange([Others(others), Ends(others)]);
        return Card.Of("Profile", body);
    }

    private static Grid Order(IReadOnlyList<ProfileLine> columns) => new("Numbers in order; quartiles are type 7, durations in seconds",
        [new("Column"), new("Min", true), new("Q1", true), new("Median", true), new("Q3", true), new("Max", true)],
        [
            .. columns.Select(column => (IReadOnlyList<Line>)
            [
                new Code(Clip(column.Column)), Show(column.Numbers!.Min), Show(column.Numbers.LowerQuartile), Show(column.Numbers.Median),
                Show(column.Numbers.UpperQuartile), Show(column.Numbers.Max),
            ]),
        ]);

    private static Grid Numbers(IReadOnlyList<ProfileLine> columns) => new("Numbers",
        [new("Column"), new("Missing", true), new("Distinct", true), new("Mean", true), new("sd", true), new("Most frequent", true), new("Rows", true)],
        [
            .. columns.Select(column => (IReadOnlyList<Line>)
            [
                new Code(Clip(column.Column)), NumberText.Of(column.Missing), NumberText.Of(column.Distinct), Show(column.Numbers!.Mean), Show(column.Numbers.StdDev),
                Clip(column.Top), NumberText.Of(column.TopCount),
            ]),
        ]);

    private static Grid Others(IReadOnlyList<ProfileLine> columns) => new("Other columns",
        [new("Column"), new("Type"), new("Missing", true), new("Distinct", true), new("Most frequent"), new("Rows", true)],
        [
            .. columns.Select(column => (IReadOnlyList<Line>)
            [
                new Code(Clip(column.Column)), ColumnsSection.TypeName(column.Type), NumberText.Of(column.Missing), NumberText.Of(column.Distinct),
                Clip(column.Top), NumberText.Of(column.TopCount),
            ]),
        ]);

    private static Grid Ends(IReadOnlyList<ProfileLine> columns) => new("Their ends; texts by bytes",
        [new("Column"), new("Min"), new("Median"), new("Max")],
        [.. columns.Select(column => (IReadOnlyList<Line>)[new Code(Clip(column.Column)), Clip(column.Min), Clip(column.MedianTime), Clip(column.Max)])]);

    private static Line Show(double? value) => value is { } known ? NumberText.Of(known) : "–";

    private static string Clip(string? text) => text is null ? "–" : VisibleText.Clip(VisibleText.Of(text), Widest);
}
