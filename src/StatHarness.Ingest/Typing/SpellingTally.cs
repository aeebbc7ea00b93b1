using System.Text;

namespace StatHarness.Ingest;

/// <summary>What the numbers of a column show beside digits: which of point and comma separates thousands, currencies, signs.</summary>
internal sealed class SpellingTally
{
    private readonly SortedDictionary<string, long> currencies = new(StringComparer.Ordinal);
    private int leastDigits = int.MaxValue;
    private int mostDigits;

    /// <summary>Dotted numbers as they are with a decimal point.</summary>
    public NumberTally Points { get; } = new();

    /// <summary>Dotted numbers as they are if the point separates thousands.</summary>
    public NumberTally PointsAsGroups { get; } = new();

    /// <summary>Numbers with a comma as they are if it is a decimal comma.</summary>
    public NumberTally Commas { get; } = new();

    /// <summary>Numbers with a comma as they are if it separates thousands.</summary>
    public NumberTally CommasAsGroups { get; } = new();

    /// <summary>Commas that no separator of thousands explains.</summary>
    public long CertainCommas { get; private set; }

    /// <summary>Points that no separator of thousands explains, in cells that were looked at closely.</summary>
    public long CertainPoints { get; private set; }

    /// <summary>Values whose commas certainly separate thousands.</summary>
    public long CommaGroups { get; private set; }

    /// <summary>Values whose points certainly separate thousands.</summary>
    public long PointGroups { get; private set; }

    public long SpaceGroups { get; private set; }

    public long Brackets { get; private set; }

    public long MinusesBehind { get; private set; }

    public long WithCurrency => currencies.Values.Sum();

    public IReadOnlyCollection<string> Currencies => currencies.Keys;

    /// <summary>All values in groups of digits have the same length, as numbers that are names do.</summary>
    public bool SpacedAreAlike => SpaceGroups > 1 && leastDigits == mostDigits;

    public void Count(in Cell cell, long line)
    {
        CountMarks(cell, 1);
        if (cell.Kind == CellKind.Comma)
        {
            Commas.Count(cell.Number, cell.Trimmed, line);
            if (cell.TryNumber(comma: false, out var grouped)) CommasAsGroups.Count(grouped, cell.Trimmed, line);
        }
        else if (cell.Number.SpelledScale > 0)
        {
            Points.Count(cell.Number, cell.Trimmed, line);
            if (cell.TryNumber(comma: true, out var grouped)) PointsAsGroups.Count(grouped, cell.Trimmed, line);
        }
        if ((cell.Marks & NumberMarks.SpaceGroups) == 0) return;
        leastDigits = Math.Min(leastDigits, cell.Number.IntegerDigits);
        mostDigits = Math.Max(mostDigits, cell.Number.IntegerDigits);
    }

    /// <summary>Counts the marks of a cell that stands there so often.</summary>
    public void CountMarks(in Cell cell, long times)
    {
        if (cell.Kind == CellKind.Comma && !cell.TryNumber(comma: false, out _)) CertainCommas += times;
        if (cell.Kind != CellKind.Comma && cell.Number.SpelledScale > 0 && !cell.TryNumber(comma: true, out _)) CertainPoints += times;
        if ((cell.Marks & NumberMarks.CommaGroups) != 0) CommaGroups += times;
        if ((cell.Marks & NumberMarks.DotGroups) != 0) PointGroups += times;
        if ((cell.Marks & NumberMarks.SpaceGroups) != 0) SpaceGroups += times;
        if ((cell.Marks & NumberMarks.Brackets) != 0) Brackets += times;
        if ((cell.Marks & NumberMarks.MinusBehind) != 0) MinusesBehind += times;
        if (cell.Currency is not { } sign) return;
        var text = Encoding.UTF8.GetString(sign);
        currencies[text] = currencies.GetValueOrDefault(text) + times;
    }
}
