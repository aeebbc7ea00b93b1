using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Figures;
using StatHarness.Reporting.Svg;
using StatHarness.Reporting.Text;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting.Sections;

/// <summary>A figure with the numbers it is drawn from; one that cannot be drawn says so where it would be.</summary>
internal static class FigureBlocks
{
    private const int BarColumns = 30;

    public static Block Of(Figure figure, string claim)
    {
        var problem = FigureCheck.Read(figure, out var spec);
        if (problem is not null || Charts.Draw(figure) is not { } svg)
            return new Callout(Tone.Warning, Line.Of(new Strong("Not drawn:"), " " + figure.Title, $" ({figure.Id}): {problem}."), figure.Alt.Length == 0 ? [] : [new Paragraph(figure.Alt)]);
        return new Picture(svg, Line.Of(new Strong(figure.Title), $" ({claim})"), figure.Alt, Numbers(spec));
    }

    private static Grid? Numbers(object? spec) => spec switch
    {
        HistogramSpec s when s.Counts.Count <= 60 => new("Bins", [new(s.Unit is null or "1" ? "Range" : $"Range ({s.Unit})"), new("Count", true), new("")],
            [.. s.Counts.Select((count, i) => (IReadOnlyList<Line>)[HistogramChart.Range(s, i), NumberText.Of(count), Bar(count, s.Counts.Max())])],
            Notes(s)),
        BarsSpec s => new("Bars", [new("Label"), new("Value", true), new("")],
            [.. s.Labels.Select((label, i) => (IReadOnlyList<Line>)[label, BarsChart.Value(s, i), Bar(s.Values[i], s.Values.Max())])],
            s.Other == 0 ? null : (Line)$"{NumberText.Of(s.Other)} more are not shown."),
        TimelineSpec s when s.Lanes.Count <= 60 => new("Intervals", [new("Lane"), new("Kind"), new("Lasts", true)],
            [.. s.Lanes.Select(lane => (IReadOnlyList<Line>)[lane.Label, lane.Kind, DurationText.Of((lane.End.Microseconds - lane.Start.Microseconds) / 1e6)])]),
        NullMapSpec s when s.Columns.Count <= 200 => new("Missing values", [new("Column"), new("Missing", true), new("Share", true)],
            [.. s.Columns.Select(column => (IReadOnlyList<Line>)[column.Name, NumberText.Of(column.Nulls), NumberText.Percent(s.Rows == 0 ? 0 : (double)column.Nulls / s.Rows)])]),
        _ => null,
    };

    private static Line? Notes(HistogramSpec s)
    {
        var notes = (s.Marks ?? []).Select(mark => $"{mark.Label}: {NumberText.WithUnit(mark.Value, s.Unit)}");
        if (s.Missing > 0) notes = notes.Append($"{Phrases.Rows(s.Missing)} without a value are not in the bins");
        var text = string.Join(" · ", notes);
        return text.Length == 0 ? null : (Line)text;
    }

    private static string Bar(double value, double largest) =>
        largest <= 0 || value <= 0 ? "" : value < largest / BarColumns / 2 ? "▏" : new string('█', (int)Math.Round(value / largest * BarColumns, MidpointRounding.AwayFromZero));
}
