using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Roles;

/// <summary>What the role rules look at in one column; what costs a pass over the rows is worked out when a rule first asks.</summary>
internal sealed class ColumnTraits(ColumnRecord record, Column column, WholeGlance? glance)
{
    private const int MostLabels = 1000;
    private static readonly FrozenSet<string> Transitions = FrozenSet.ToFrozenSet(
        [
            "start", "complete", "schedule", "assign", "reassign", "suspend", "resume", "withdraw", "autoskip", "manualskip", "ate_abort", "pi_abort", "begin", "end", "started", "completed",
            "in progress", "awaiting assignment", "wait", "cancelled", "closed", "resolved", "assigned",
        ], StringComparer.OrdinalIgnoreCase);

    private readonly Lazy<double> uniqueness = new(() => DistinctShare.Of(column, glance));
    private readonly Lazy<bool> codes = new(() => MostTexts(column, IsCode));
    private readonly Lazy<bool> labels = new(() => column is TextColumn { IsPlain: false, Dictionary.Count: >= 2 and <= MostLabels } && MostTexts(column, IsLabel));
    private readonly Lazy<bool> transitions = new(() => column is TextColumn { IsPlain: false, Dictionary: { Count: > 1 and < 20 } texts }
        && Enumerable.Range(0, texts.Count).Count(code => Transitions.Contains(texts[code])) * 10 >= texts.Count * 6);

    private readonly HashSet<string> words = Words(NameTokens.Of(record.Name));

    public Column Column => column;

    public string Name => record.Name;

    public ColumnRecord Record => record;

    public bool IsTemporal => column.Type is ColumnType.Date or ColumnType.Timestamp or ColumnType.TimestampZoned;

    public bool IsNumber => column.Type is ColumnType.Int64 or ColumnType.Float64 or ColumnType.Decimal;

    public bool IsText => column.Type == ColumnType.Text;

    public bool IsKeyLike => column.Type is ColumnType.Int64 or ColumnType.Text;

    public long Values => column.Length - column.NullCount;

    public double Fill => column.Length == 0 ? 0 : Values / (double)column.Length;

    /// <summary>Distinct values per value; 1 is a key. Known to be at most 0.66 where it is less.</summary>
    public double Uniqueness => uniqueness.Value;

    /// <summary>A few duplicated rows don't take that away (99.9 %).</summary>
    public bool IsUnique => Values > 1 && Uniqueness >= 0.999;

    /// <summary>Values come again: at least one in three is not the first of its kind.</summary>
    public bool Repeats => Values > 1 && Uniqueness <= 0.67;

    /// <summary>As far as its dictionary tells.</summary>
    public bool MayBeUnique => column is TextColumn text && (text.IsPlain || text.Dictionary.Count >= Values * 0.999);

    /// <summary>0, 1, 2, … or 1, 2, 3, …</summary>
    public bool CountsRows => column.NullCount == 0 && glance is { CountsRows: true };

    /// <summary>One word such as SALESORDERID or logrecno, which can't be split.</summary>
    public bool EndsAsIdentifier => IsOneWord && Name.Length > 4 && (Name.EndsWith("id", StringComparison.OrdinalIgnoreCase) || Name.EndsWith("no", StringComparison.OrdinalIgnoreCase) || Name.EndsWith("key", StringComparison.OrdinalIgnoreCase));

    public bool IsOneWord { get; } = NameTokens.Of(record.Name).Count == 1;

    public bool HasFewNumbers => column.Type == ColumnType.Int64 && DistinctShare.UpTo(column, 20) is not null;

    public bool HasSeveralValues => DistinctShare.UpTo(column, 1) is null;

    /// <summary>An attribute of the whole case, by the XES convention.</summary>
    public bool IsCaseAttribute => Name.StartsWith("case:", StringComparison.Ordinal);

    public bool HoldsTransitions => transitions.Value;

    /// <summary>Texts such as A-1234 or a UUID: they name a thing, they don't say what happens.</summary>
    public bool HoldsCodes => codes.Value;

    /// <summary>Short texts with letters, few of them: what activities look like.</summary>
    public bool HoldsLabels => labels.Value && ((TextColumn)column).Dictionary.Count * 2L < Values && !HoldsCodes;

    /// <summary>Whether the name has one of the words, or two neighbours that make it up.</summary>
    public bool Says(params ReadOnlySpan<string> any)
    {
        foreach (var word in any)
            if (words.Contains(word)) return true;
        return false;
    }

    private static HashSet<string> Words(IReadOnlyList<string> tokens) => [.. tokens, .. tokens.Zip(tokens.Skip(1), string.Concat)];

    private delegate bool Test(ReadOnlySpan<byte> text);

    /// <summary>Nine of ten distinct texts pass; ends as soon as they can't.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool MostTexts(Column column, Test holds)
    {
        if (column is not TextColumn text) return false;
        var texts = new TextEntries(text);
        var (misses, empty) = (0, 0);
        for (var entry = 0; entry < texts.Count; entry++)
        {
            var value = texts[entry];
            if (value.IsEmpty) empty++;
            else if (!holds(value) && ++misses * 10L >= texts.Count) return false;
        }
        return misses * 10L < texts.Count - empty;
    }

    private static bool IsCode(ReadOnlySpan<byte> text)
    {
        if (text.Length < 6) return false;
        var digits = 0;
        foreach (var value in text)
        {
            if (value == ' ') return false;
            if (char.IsAsciiDigit((char)value)) digits++;
        }
        return digits * 3 >= text.Length;
    }

    private static bool IsLabel(ReadOnlySpan<byte> text)
    {
        if (text.Length > 200 || Encoding.UTF8.GetCharCount(text) > 100) return false;
        foreach (var value in text)
            if (value >= 0x80 || char.IsAsciiLetter((char)value)) return true;
        return false;
    }
}
