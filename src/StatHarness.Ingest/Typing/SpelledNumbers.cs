namespace StatHarness.Ingest;

/// <summary>A column of numbers only: both readings of point and comma are counted over all values, and one of them must be impossible for some value.</summary>
internal static class SpelledNumbers
{
    public static TypeVerdict Decide(ColumnTally tally)
    {
        var spelling = tally.Spelling;
        if (Refusal(tally, spelling) is { } why) return TypeDecision.AsText(tally, $"Kept as text: {why}");
        var comma = IsComma(tally, out var doubt);
        if (comma is null) return TypeDecision.AsText(tally, $"Kept as text: {doubt}");
        var numbers = comma.Value
            ? tally.Numbers.With(spelling.Commas).With(spelling.PointsAsGroups)
            : tally.Numbers.With(spelling.Points).With(spelling.CommasAsGroups);
        var notes = string.Join(" ", Notes(tally, spelling, comma.Value));
        return TypeDecision.Numbers(tally, numbers, comma.Value, notes.Length == 0 ? null : notes);
    }

    /// <returns>Null when the values leave it open, or contradict each other.</returns>
    private static bool? IsComma(ColumnTally tally, out string doubt)
    {
        var spelling = tally.Spelling;
        long commas = tally[CellKind.Comma], points = tally.Of(CellKind.Real, CellKind.Exact);
        // Dotted numbers that a sink took unseen count as decimals; when a comma is asked for, all are looked at.
        long onlyPoint = spelling.CommaGroups + (tally.Hints.DecimalPoint == ',' ? spelling.CertainPoints : Math.Max(points, spelling.CertainPoints));
        long onlyComma = spelling.CertainCommas + spelling.PointGroups;
        doubt = $"{onlyPoint} values can only be read with a decimal point and {onlyComma} only with a decimal comma{(tally.Hints.DecimalPoint is { } told ? $"; '{told}' was asked for" : "")}.";
        if (tally.Hints.DecimalPoint is { } asked) return (asked == ',' ? onlyPoint : onlyComma) > 0 ? null : asked == ',';
        if (onlyPoint > 0 && onlyComma > 0) return null;
        if (onlyPoint > 0 || (onlyComma == 0 && commas == 0)) return false;
        if (onlyComma > 0) return true;
        var example = tally.First(CellKind.Comma)!.Text;
        doubt = $"the comma in all {commas} such values stands before exactly three digits; it may separate thousands or decimals: '{example}' is {example.Replace(",", "", StringComparison.Ordinal)} or {example.Replace(',', '.')}. Pass --decimal-point.";
        return null;
    }

    private static string? Refusal(ColumnTally tally, SpellingTally spelling)
    {
        if (spelling.Currencies.Count > 1) return $"the values have different currencies: {string.Join(", ", spelling.Currencies)}.";
        if (spelling.WithCurrency > 0 && spelling.WithCurrency < tally.Typed) return $"{spelling.WithCurrency} of {tally.Typed} values have the currency {spelling.Currencies.First()}, the others none.";
        if (spelling.Brackets > 0 && spelling.Brackets == tally.Typed) return "all values stand in brackets, which may number them or mean negative.";
        if (spelling.SpacedAreAlike && spelling.SpaceGroups == tally.Typed && tally.Of(CellKind.Whole, CellKind.BigWhole) == tally.Typed)
            return "all values are of one length, in groups of three digits; they may be names and not numbers.";
        return null;
    }

    private static IEnumerable<string> Notes(ColumnTally tally, SpellingTally spelling, bool comma)
    {
        var told = tally.Hints.DecimalPoint is null ? "" : ", as told";
        if (comma && (tally[CellKind.Comma] > 0 || spelling.PointGroups > 0 || told.Length > 0)) yield return $"Numbers are written with a decimal comma{told}.";
        if (comma && spelling.PointGroups > 0) yield return "Points separate thousands.";
        if (!comma && tally[CellKind.Comma] + spelling.CommaGroups > 0) yield return $"Commas separate thousands{told}.";
        if (spelling.SpaceGroups > 0) yield return "Spaces or apostrophes separate thousands.";
        if (spelling.WithCurrency > 0) yield return $"All values are in {spelling.Currencies.First()}; the sign was left out.";
        if (spelling.Brackets > 0) yield return $"{spelling.Brackets} values in brackets were read as negative.";
        if (spelling.MinusesBehind > 0) yield return $"{spelling.MinusesBehind} values have their minus behind.";
    }
}
