using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <summary>How an upload relates to what came before: shown on the identity card before anything runs.</summary>
internal static class ArrivalBlocks
{
    private const int NamesShown = 8;

    public static IEnumerable<Block> Of(Arrival arrival, bool times)
    {
        if (arrival.Known(times) is { } known) yield return new Callout(Tone.Notice, known, []);
        if (arrival.LikeNamed is not { } other) yield break;
        yield return new Callout(other.SameShape ? Tone.Notice : Tone.Warning, new Strong(other.Sentence(times)), other.SameData && other.SameShape ? [] : [new Bullets([.. Lines(other)])]);
    }

    private static IEnumerable<Line> Lines(Comparison other)
    {
        yield return $"rows: {NumberText.Of(other.RowsBefore)} before, {NumberText.Of(other.RowsNow)} now";
        if (other.ColumnsAdded.Count > 0) yield return Names("columns added: ", other.ColumnsAdded);
        if (other.ColumnsRemoved.Count > 0) yield return Names("columns missing: ", other.ColumnsRemoved);
        if (other.ColumnsChanged.Count > 0) yield return Names("types changed: ", other.ColumnsChanged);
        if (other.RolesChanged.Count > 0) yield return Names("roles changed: ", other.RolesChanged);
        if (other.TimeColumn is { } column) yield return Line.Of(new Code(column), $": {Span(other.TimesBefore)} before, {Span(other.TimesNow)} now");
        yield return Line.Of("data hash before: ", new Code(other.DataHash.ToString()));
    }

    private static string Span(TimeSpanRecord? span) => span is null ? "no value" : $"{span.First} to {span.Last}";

    private static Line Names(string what, IReadOnlyList<string> names)
    {
        var shown = Line.Join(", ", names.Take(NamesShown).Select(name => (Piece)new Code(name)));
        return names.Count <= NamesShown ? new Line([what, .. shown.Pieces]) : new Line([what, .. shown.Pieces, $" and {NumberText.Of(names.Count - NamesShown)} more"]);
    }
}
