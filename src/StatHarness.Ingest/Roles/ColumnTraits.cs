using System.Collections.Frozen;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Roles;

/// <summary>What the role rules look at in one column.</summary>
internal sealed class ColumnTraits(ColumnRecord record, Column column)
{
    private const int SampledTexts = 200;
    private static readonly FrozenSet<string> Transitions = FrozenSet.ToFrozenSet(
        ["start", "complete", "schedule", "assign", "reassign", "suspend", "resume", "withdraw", "autoskip", "manualskip", "ate_abort", "pi_abort", "begin", "end", "started", "completed"], StringComparer.OrdinalIgnoreCase);

    public Column Column => column;

    public string Name => record.Name;

    public ColumnRecord Record => record;

    public IReadOnlyList<string> Tokens { get; } = NameTokens.Of(record.Name);

    public bool IsTemporal => column.Type is ColumnType.Date or ColumnType.Timestamp or ColumnType.TimestampZoned;

    public bool IsNumber => column.Type is ColumnType.Int64 or ColumnType.Float64 or ColumnType.Decimal;

    public bool IsText => column.Type == ColumnType.Text;

    public bool IsKeyLike => column.Type is ColumnType.Int64 or ColumnType.Text;

    public long Values => column.Length - column.NullCount;

    public double Fill => column.Length == 0 ? 0 : Values / (double)column.Length;

    public long Distinct => record.Distinct ?? 0;

    /// <summary>Distinct values per value; 1 is a key. A few duplicated rows don't take that away (99.9 %).</summary>
    public double Uniqueness => Values == 0 ? 0 : Distinct / (double)Values;

    public bool IsUnique => Values > 1 && Uniqueness >= 0.999;

    /// <summary>An attribute of the whole case, by the XES convention.</summary>
    public bool IsCaseAttribute => Name.StartsWith("case:", StringComparison.Ordinal);

    public bool Says(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (Tokens.Contains(word, StringComparer.Ordinal)) return true;
        return false;
    }

    /// <summary>Share of the first distinct texts for which <paramref name="holds"/>.</summary>
    public double ShareOfTexts(Func<string, bool> holds)
    {
        if (column is not TextColumn text || text.Dictionary.Count == 0) return 0;
        var count = Math.Min(SampledTexts, text.Dictionary.Count);
        return Enumerable.Range(0, count).Count(code => holds(text.Dictionary[code])) / (double)count;
    }

    public bool HoldsTransitions => Distinct is > 1 and < 20 && ShareOfTexts(Transitions.Contains) > 0.95;

    /// <summary>Texts such as A-1234 or a UUID: they name a thing, they don't say what happens.</summary>
    public bool HoldsCodes => ShareOfTexts(text => text.Length >= 6 && text.Count(char.IsAsciiDigit) * 3 >= text.Length && !text.Contains(' ', StringComparison.Ordinal)) > 0.9;

    /// <summary>Short texts with letters, few of them: what activities look like.</summary>
    public bool HoldsLabels => IsText && Distinct is >= 2 and <= 1000 && Uniqueness < 0.5 && !HoldsCodes && ShareOfTexts(text => text.Length <= 100 && text.Any(char.IsLetter)) > 0.9;
}
