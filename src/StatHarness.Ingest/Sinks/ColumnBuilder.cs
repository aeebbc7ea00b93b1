using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Arrow;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>
/// One column on its way from cells to a file. The first block with a value suggests a type, and the cells are written as that at once;
/// if a later cell refutes it, the column only counts on, and a second pass writes it as the type that all its values have.
/// </summary>
/// <param name="asked">The type that the user gives the column, whatever its values say.</param>
/// <param name="missingBefore">Rows before the first block in which the column is there.</param>
internal sealed class ColumnBuilder(string name, int index, string path, int bufferBytes, int missingBefore, TypeHints hints, ColumnType? asked = null) : IDisposable
{
    private readonly ColumnTally tally = new(hints);
    private ColumnSink? sink;
    private TypeVerdict? verdict;
    private byte[] scratch = [];
    private readonly int before = missingBefore;
    private int pending;
    private bool refuted;

    /// <summary>Number of the block that may come next, see <see cref="BlockRelay"/>.</summary>
    public long Turn;

    /// <summary>The column must be read again: <see cref="TakeAgain"/>.</summary>
    public bool NeedsSecondPass => sink is null;

    /// <summary>Number of the block in which the column was met.</summary>
    public long FirstBlock { get; init; }

    public string Path => path;

    public int Index => index;

    public string Name => name;

    public void Take(RowBlock block)
    {
        var rows = RowRange.All(block);
        if (index >= block.Columns)
        {
            Miss(rows.Count);
            return;
        }
        var taken = 0;
        if (sink is null && !refuted) TrySuggest(block);
        if (sink is not null)
        {
            taken = sink.Take(block, index, rows, tally);
            if (taken == rows.Count) return;
            Refute();
        }
        else if (!refuted)
        {
            pending += rows.Count;
        }
        Count(block, rows with { First = taken }, tally);
    }

    /// <summary>All rows were seen: settles the type.</summary>
    public void Decide()
    {
        tally.CountAgain(CellKind.Empty, default, before);
        sink?.Settle(tally);
        verdict = TypeDecision.Decide(tally);
        if (asked is { } type && type != verdict.Choice.Type) verdict = ForcedType.Of(type, tally, verdict);
        if (sink is null && !refuted && before + pending > 0 && verdict.Choice == TypeChoice.Text && tally[CellKind.SoftNull] + tally[CellKind.Blank] == 0) WriteMissing();
        if (sink is not null && sink.Choice != verdict.Choice) Drop();
    }

    public void TakeAgain(RowBlock block)
    {
        var rows = RowRange.All(block);
        if (sink is null)
        {
            sink = ColumnSink.Create(path, name, verdict!.Choice, bufferBytes);
            sink.IsForced = verdict.IsForced;
        }
        if (index >= block.Columns)
        {
            for (var row = 0; row < rows.Count; row++) sink.Miss();
            return;
        }
        if (sink.Take(block, index, rows, null) != rows.Count) throw new CellChangedException();
    }

    /// <summary>Finishes the file, and hashes what can be read back of it.</summary>
    public StagedColumn Complete()
    {
        var size = sink!.Finish();
        sink.Dispose();
        return new(new(name, index, sink.Choice.Type, ColumnDigest.Of(path), size, sink.Nulls, sink.Distinct), path) { Texts = (sink as TextSink)?.Texts, Wholes = sink.Glance };
    }

    public ColumnLedger Ledger()
    {
        var typed = verdict!.Choice.Type != ColumnType.Text;
        var nulls = tally[CellKind.Empty] + (typed ? tally[CellKind.Blank] + tally[CellKind.SoftNull] : 0) + sink!.Discarded;
        return new(
            name, verdict.Choice.Type, verdict.RunnerUp, verdict.CounterExample?.Text, verdict.CounterExample?.Line, tally.Cells - nulls, nulls, sink.Discarded + sink.Rounded,
            tally[CellKind.LeadingZero], tally.NullTokens(typed), verdict.Note);
    }

    public void Dispose() => sink?.Dispose();

    /// <summary>Rows of a block that does not have the column yet.</summary>
    private void Miss(int rows)
    {
        tally.CountAgain(CellKind.Empty, default, rows);
        if (sink is null) pending += rows;
        else for (var row = 0; row < rows; row++) sink.Miss();
    }

    private void TrySuggest(RowBlock block)
    {
        var look = new ColumnTally(hints);
        Count(block, RowRange.All(block), look);
        if (look.Typed == 0) return;
        tally.Remember(look);
        var choice = TypeDecision.Decide(look).Choice;
        if (choice.Type == ColumnType.Text && tally.Of(CellKind.SoftNull, CellKind.Blank) > 0)
        {
            refuted = true;
            return;
        }
        sink = ColumnSink.Create(path, name, choice, bufferBytes);
        for (var row = 0; row < before + pending; row++) sink.Miss();
    }

    private void Count(RowBlock block, RowRange rows, ColumnTally into)
    {
        for (var row = rows.First; row < rows.End; row++) into.Count(Cell.Classify(block.Cell(row, index, ref scratch)), block.Line(row));
    }

    private void Refute()
    {
        sink!.Settle(tally);
        refuted = true;
        Drop();
    }

    private void Drop()
    {
        sink!.Dispose();
        sink = null;
        File.Delete(path);
    }

    private void WriteMissing()
    {
        sink = ColumnSink.Create(path, name, verdict!.Choice, bufferBytes);
        for (var row = 0; row < before + pending; row++) sink.Miss();
    }
}

/// <summary>A second pass met a cell that the first did not.</summary>
internal sealed class CellChangedException : Exception;
