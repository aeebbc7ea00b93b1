namespace StatHarness.Ingest;

/// <summary>The table of a sheet as blocks of rows; each row of the sheet up to its last goes to the ledger.</summary>
internal sealed class SheetRows : RowSource
{
    private const int MostBlockRows = 65_536, Unknown = -1, LeftOut = -2;

    private readonly SheetCells cells;
    private readonly SheetShape shape;
    private readonly SheetFacts facts;
    private readonly IngestOptions options;
    private readonly RowLedger ledger;
    private readonly List<string> names;
    private readonly int[] places = new int[CellReference.MostColumns + 1];
    private readonly SheetRow row = new();
    private readonly LastRows last;
    private int[] cellOf;
    private SheetRow? waiting;
    private int lastNumber;
    private bool ended;

    public SheetRows(SheetCells cells, SheetShape shape, SheetFacts facts, IngestOptions options, RowLedger ledger)
    {
        (this.cells, this.shape, this.facts, this.options, this.ledger) = (cells, shape, facts, options, ledger);
        (names, last, cellOf) = ([.. shape.Names], new(cells, options.SkipLastRows ?? 0), new int[shape.Names.Count]);
        Array.Fill(places, Unknown);
        for (var i = 0; i < shape.Columns.Count; i++) places[shape.Columns[i]] = i;
        foreach (var column in shape.LeftOut) places[column] = LeftOut;
    }

    public override IReadOnlyList<string> Names => names;

    public override long BytesDone => cells.BytesDone;

    public override bool Read(RowBlock block)
    {
        block.Clear(names.Count);
        if (ended) return false;
        while (true)
        {
            var current = waiting ?? last.Next(row);
            if (current is null) break;
            if (waiting is null && !Account(current)) continue;
            if (IsWider(current))
            {
                if (block.Rows > 0)
                {
                    waiting = current;
                    return true;
                }
                Widen(current);
                block.Clear(names.Count);
            }
            waiting = null;
            Place(block, current);
            if (block.AppendedBytes >= options.BlockBytes || block.Rows == MostBlockRows) return true;
        }
        Finish();
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) cells.Dispose();
    }

    /// <returns>True for a row of data that is wanted.</returns>
    private bool Account(SheetRow met)
    {
        facts.LastRow = met.Number;
        if (met.Number >= shape.FirstData && ledger.Accepted >= (options.MaxRows ?? long.MaxValue))
        {
            facts.SkippedRows++;
            return false;
        }
        Pass(met);
        if (met.Number < shape.FirstHeader) ledger.Comment++;
        else if (met.Number < shape.FirstData) ledger.Header++;
        else
        {
            ledger.Accepted++;
            if (met.Hidden) facts.HiddenRows++;
            return true;
        }
        return false;
    }

    /// <summary>Rows between that hold nothing are blank, whether the file mentions them or not.</summary>
    private void Pass(SheetRow met)
    {
        ledger.Blank += met.Number - lastNumber - 1;
        ledger.Physical += met.Number - lastNumber;
        lastNumber = met.Number;
    }

    private bool IsWider(SheetRow met)
    {
        for (var i = 0; i < met.Count; i++)
            if (places[met.Column(i)] == Unknown) return true;
        return false;
    }

    private void Widen(SheetRow met)
    {
        for (var i = 0; i < met.Count; i++)
        {
            if (places[met.Column(i)] != Unknown) continue;
            if (names.Count >= options.MaxColumns)
            {
                places[met.Column(i)] = LeftOut;
                continue;
            }
            places[met.Column(i)] = names.Count;
            var name = $"column_{names.Count + 1}";
            while (names.Contains(name)) name += "_";
            names.Add(name);
        }
        cellOf = new int[names.Count];
    }

    private void Place(RowBlock block, SheetRow met)
    {
        Array.Fill(cellOf, Unknown);
        for (var i = 0; i < met.Count; i++)
        {
            var place = places[met.Column(i)];
            if (place == LeftOut)
            {
                facts.SkippedColumns.Add(met.Column(i));
                continue;
            }
            cellOf[place] = i;
            facts.Count(place, met, i);
        }
        foreach (var cell in cellOf) block.Append(cell < 0 ? default : met.Value(cell));
        block.Accept(met.Number);
    }

    private void Finish()
    {
        ended = true;
        foreach (var skipped in last.Left)
        {
            facts.LastRow = skipped.Number;
            // Behind rows that a cap left out nothing is counted.
            if (facts.SkippedRows > 0) continue;
            Pass(skipped);
            ledger.Comment++;
        }
        (facts.MergedRanges, facts.OfSheet) = (cells.MergedRanges, cells.Notes);
    }
}
