using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>Every column of a stored dataset in figures, over all rows and exact.</summary>
/// <param name="Columns">In file order.</param>
public sealed record DatasetProfile(string DatasetVersionId, Digest DataHash, long Rows, IReadOnlyList<ColumnProfile> Columns)
{
    [JsonIgnore]
    public Card Card => ProfileCard.Of(Rows, [.. Columns.Select(column => column.Line)]);
}

/// <param name="Count">Rows that hold a value.</param>
/// <param name="NotANumber">Values that are NaN; they count as values here and in no other figure.</param>
/// <param name="Distinct">Different values.</param>
/// <param name="UniqueOnce">Values that occur exactly once.</param>
/// <param name="EntropyNats">Shannon entropy of the value frequencies, nats.</param>
/// <param name="Min">Canonical text of the smallest value, by UTF-8 bytes for texts; null without values.</param>
/// <param name="Max">Canonical text of the largest value.</param>
/// <param name="Numbers">Of numbers, and of durations in seconds.</param>
/// <param name="Times">Of dates and timestamps.</param>
/// <param name="Top">Most frequent first; ties by value, of texts by first appearance.</param>
public sealed record ColumnProfile(
    string Name, ColumnType Type, long Count, long Missing, long NotANumber, long Distinct, long UniqueOnce, double EntropyNats,
    string? Min, string? Max, NumberFigures? Numbers, TimeFigures? Times, IReadOnlyList<TopValue> Top)
{
    internal ProfileLine Line => new(
        Name, Type, Missing, Distinct, Numbers is null ? Min : null, Numbers is null ? Max : null,
        Numbers is null ? null : new(Numbers.Min, Numbers.LowerQuartile, Numbers.Median, Numbers.UpperQuartile, Numbers.Max, Numbers.Mean, Numbers.StdDev),
        Times?.Median, Top.Count == 0 ? null : Top[0].Value, Top.Count == 0 ? 0 : Top[0].Count);
}

/// <summary>Null where there are too few values, or an infinity leaves nothing to say.</summary>
/// <param name="Sum">Exact sum, rounded once.</param>
/// <param name="StdDev">Divisor n − 1.</param>
/// <param name="LowerQuartile">Type 7, as the other quartiles.</param>
public sealed record NumberFigures(
    double? Min, double? LowerQuartile, double? Median, double? UpperQuartile, double? Max, double? Sum, double? Mean, double? StdDev, long Zeros, long Negatives);

/// <summary>ISO 8601 texts, rounded to the microsecond; null without values.</summary>
/// <param name="LowerQuartile">Type 7, as the other quartiles; between two dates it has a time of day.</param>
/// <param name="StdDevSeconds">Divisor n − 1.</param>
public sealed record TimeFigures(string? LowerQuartile, string? Median, string? UpperQuartile, string? Mean, double? StdDevSeconds);

public sealed record TopValue(string Value, long Count);
