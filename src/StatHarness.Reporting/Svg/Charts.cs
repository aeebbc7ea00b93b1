using StatHarness.Reporting.Figures;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting.Svg;

/// <summary>Draws the figures of docs/figures.md. The same numbers give the same bytes.</summary>
public static class Charts
{
    /// <summary>A self-contained <c>&lt;svg&gt;</c> element: no style sheet, id, script or reference; text takes the colour of the page.</summary>
    /// <returns>Null when the numbers do not fit the kind; <see cref="FigureCheck.Problem"/> says why.</returns>
    public static string? Draw(Figure figure) => FigureCheck.Read(figure, out var spec) is not null ? null : spec switch
    {
        HistogramSpec s => HistogramChart.Draw(s, figure.Title, figure.Alt),
        BarsSpec s => BarsChart.Draw(s, figure.Title, figure.Alt),
        StepsSpec s => StepsChart.Draw(s, figure.Title, figure.Alt),
        TimelineSpec s => TimelineChart.Draw(s, figure.Title, figure.Alt),
        NullMapSpec s => NullMapChart.Draw(s, figure.Title, figure.Alt),
        _ => null,
    };
}
