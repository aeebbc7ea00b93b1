using StatHarness.Data;

namespace StatHarness.Ingest;

/// <summary>What a column becomes, and how its cells are to be read for that.</summary>
/// <param name="Comma">Numbers are written with a decimal comma.</param>
internal sealed record TypeChoice(ColumnType Type, int Scale = 0, bool Comma = false, DateOrder Order = DateOrder.None)
{
    public static TypeChoice Text { get; } = new(ColumnType.Text);
}

/// <summary>A choice with its reasons, for the ledger.</summary>
/// <param name="IsForced">The user gave the type; cells that do not fit are missing.</param>
internal sealed record TypeVerdict(TypeChoice Choice, ColumnType? RunnerUp, FirstSeen? CounterExample, string? Note, bool IsForced = false);

/// <summary>The first cell of its kind.</summary>
internal sealed record FirstSeen(long Line, string Text);
