using System.Text;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>All that a column's type depends on, counted over every cell.</summary>
/// <param name="hints">Settle what the values leave open.</param>
internal sealed class ColumnTally(TypeHints hints)
{
    private const int QuotedExampleBytes = 80;

    private readonly long[] counts = new long[Enum.GetValues<CellKind>().Length];
    private readonly FirstSeen?[] firsts = new FirstSeen?[Enum.GetValues<CellKind>().Length];
    private readonly SortedDictionary<string, long> softNulls = new(StringComparer.Ordinal);

    public TypeHints Hints => hints;

    /// <summary>Of numbers without point or comma, and of those that a sink took without looking closely.</summary>
    public NumberTally Numbers { get; } = new();

    public SpellingTally Spelling { get; } = new();

    public DateTally Dates { get; } = new(hints.Order);

    public long this[CellKind kind] => counts[(int)kind];

    public long Cells => counts.Sum();

    /// <summary>Cells that hold something if the column is typed.</summary>
    public long Typed => Cells - this[CellKind.Empty] - this[CellKind.Blank] - this[CellKind.SoftNull];

    public long Of(params ReadOnlySpan<CellKind> kinds)
    {
        long sum = 0;
        foreach (var kind in kinds) sum += this[kind];
        return sum;
    }

    /// <summary>The earliest cell of any of these kinds.</summary>
    public FirstSeen? First(params ReadOnlySpan<CellKind> kinds)
    {
        FirstSeen? earliest = null;
        foreach (var kind in kinds)
            if (firsts[(int)kind] is { } seen && (earliest is null || seen.Line < earliest.Line)) earliest = seen;
        return earliest;
    }

    public void Count(in Cell cell, long line)
    {
        counts[(int)cell.Kind]++;
        if (cell.Kind is CellKind.Empty or CellKind.Blank) return;
        firsts[(int)cell.Kind] ??= new(line, Example(cell.Trimmed));
        switch (cell.Kind)
        {
            case CellKind.SoftNull: Add(cell.Trimmed, 1); break;
            case CellKind.Whole or CellKind.BigWhole or CellKind.Real or CellKind.Exact or CellKind.Comma:
                if (cell.Kind != CellKind.Comma && cell.Number.SpelledScale == 0) Numbers.Count(cell.Number, cell.Trimmed, line);
                Spelling.Count(cell, line);
                break;
            case CellKind.Date or CellKind.Timestamp or CellKind.Instant or CellKind.DayMonth: Dates.Count(cell.Moment, cell.Trimmed, line); break;
            default: break;
        }
    }

    /// <summary>Takes over the first cells of each kind, not the counts: the cells will be counted again, some of them without a close look.</summary>
    public void Remember(ColumnTally look)
    {
        for (var kind = 0; kind < firsts.Length; kind++) firsts[kind] ??= look.firsts[kind];
    }

    /// <summary>More cells that are equal to one already counted.</summary>
    public void CountAgain(CellKind kind, ReadOnlySpan<byte> text, long times)
    {
        counts[(int)kind] += times;
        if (kind == CellKind.SoftNull) Add(text, times);
        if (text.Length > 0 && times > 0 && kind is CellKind.Whole or CellKind.BigWhole or CellKind.Real or CellKind.Exact or CellKind.Comma) Spelling.CountMarks(Cell.Classify(text), times);
    }

    public IReadOnlyList<TokenCount> NullTokens(bool typed)
    {
        var tokens = new List<TokenCount>();
        if (this[CellKind.Empty] > 0) tokens.Add(new("", this[CellKind.Empty]));
        if (!typed) return tokens;
        if (this[CellKind.Blank] > 0) tokens.Add(new(" ", this[CellKind.Blank]));
        tokens.AddRange(softNulls.Select(token => new TokenCount(token.Key, token.Value)));
        return tokens;
    }

    private void Add(ReadOnlySpan<byte> token, long times)
    {
        var text = Encoding.UTF8.GetString(token);
        softNulls[text] = softNulls.GetValueOrDefault(text) + times;
    }

    private static string Example(ReadOnlySpan<byte> text) =>
        text.Length <= QuotedExampleBytes ? Encoding.UTF8.GetString(text) : Encoding.UTF8.GetString(text[..QuotedExampleBytes]).TrimEnd('\uFFFD') + "…";
}
