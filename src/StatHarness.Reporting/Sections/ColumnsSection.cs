using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Figures;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Svg;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Sections;

internal static class ColumnsSection
{
    public static Section Of(ReportRecord report)
    {
        var map = NullMap(report);
        return new(2, "Columns", "columns",
        [
            new Grid("Columns of the table" + (map is null ? "" : "; the line shows where values are missing, first row to last"),
                [new("#", true), new("Column"), new("Type"), new("Missing", true), new("Share"), new("Values sha256")],
                [
                    .. report.Dataset.Columns.Select(column => (IReadOnlyList<Line>)
                    [
                        NumberText.Of(column.Index + 1), new Code(column.Name), TypeName(column.Type), NumberText.Of(column.Nulls),
                        new Spark(NullMapChart.Sparkline(Blocks(map, column, report.Dataset.Rows), $"{column.Name}: {NumberText.Of(column.Nulls)} of {Phrases.Rows(report.Dataset.Rows)} missing"), Share(column, report.Dataset.Rows)),
                        new Code(column.Object.Abbreviated),
                    ]),
                ]),
        ]);
    }

    public static string TypeName(Data.ColumnType type) => type switch
    {
        Data.ColumnType.TimestampZoned => "timestamp with zone",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static string Share(ReportColumn column, long rows) => NumberText.Percent(rows == 0 ? 0 : (double)column.Nulls / rows);

    /// <summary>Without a null map the place of the gaps is not known: one block with the overall share.</summary>
    private static IReadOnlyList<double> Blocks(NullMapSpec? map, ReportColumn column, long rows) =>
        map?.Columns.FirstOrDefault(c => c.Name == column.Name)?.Blocks ?? [rows == 0 ? 0 : Math.Clamp((double)column.Nulls / rows, 0, 1)];

    private static NullMapSpec? NullMap(ReportRecord report)
    {
        foreach (var (_, result) in report.Results.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (var figure in result.Figures)
            {
                if (figure.Kind == "nullmap" && FigureCheck.Read(figure, out var spec) is null) return spec as NullMapSpec;
            }
        }
        return null;
    }
}
