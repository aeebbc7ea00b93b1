using System.Text;

namespace StatHarness.Ingest;

/// <summary>Where each record of delimited text goes: title, header, comment, blank, data or reject. The same for every reader.</summary>
internal sealed class RowRules(Dialect dialect, IngestOptions options, RowLedger ledger)
{
    private const int KeptRawBytes = 65_536, MostNotes = 100;

    private readonly int columns = dialect.Names.Count;
    private readonly List<(long Line, string Reason, string Raw)> ragged = [];
    private byte[] scratch = [];
    private int headerRows = dialect.HeaderRows;
    private long notesBelow;
    private long shortened;
    private bool blankBefore;
    private bool firstOfTail;

    /// <summary>As many rows as were asked for were read, and there are more.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Until the end a row of the table's width that is no comment is data, so that the fast index may take it.</summary>
    public bool IsPlainAhead => headerRows == 0 && ledger.Physical >= dialect.TitleRows && dialect.LastRecord == long.MaxValue && options.MaxRows is null;

    public IEnumerable<string> Notes
    {
        get
        {
            if (notesBelow > 0) yield return $"{Rows(notesBelow)} of text below the table {(notesBelow == 1 ? "was" : "were")} taken as comments.";
            if (shortened > 0) yield return $"{Rows(shortened)} end{(shortened == 1 ? "s" : "")} before the last column; what lacks there was taken as empty.";
        }
    }

    /// <summary>Decides on the record whose fields were just added to <paramref name="block"/>; it stays there only if it is data.</summary>
    /// <param name="before">Fields of the block before the record.</param>
    public void Take(RowBlock block, int before, ReadOnlySpan<byte> record, long line)
    {
        ledger.Physical++;
        var found = block.FieldCount - before;
        if (found <= 1 && (columns > 1 || headerRows > 0) && IsBlank(record))
        {
            ledger.Blank++;
            blankBefore = true;
        }
        else if (ledger.Physical <= dialect.TitleRows || ledger.Physical > dialect.LastRecord || IsComment(record, found)) ledger.Comment++;
        else if (headerRows > 0)
        {
            headerRows--;
            ledger.Header++;
        }
        else if (Fits(block, found))
        {
            if (Accept(block, line)) return;
        }
        else Ragged(block, before, found, record, line);
        block.Rewind(before);
    }

    /// <summary>Data rows, when <see cref="IsPlainAhead"/>.</summary>
    /// <param name="line">Of the first.</param>
    /// <param name="breaks">Line ends from there to the end of each.</param>
    public void AcceptPlain(RowBlock block, long line, ReadOnlySpan<int> breaks)
    {
        if (ragged.Count > 0) RejectNotes();
        blankBefore = false;
        ledger.Physical += breaks.Length;
        ledger.Accepted += breaks.Length;
        block.Accept(line, breaks);
    }

    /// <summary>A record that is no record: rejected unless it stands where nothing is data.</summary>
    public void Reject(long line, int column, string code, string reason, ReadOnlySpan<byte> record)
    {
        ledger.Physical++;
        if (ledger.Physical <= dialect.TitleRows || ledger.Physical > dialect.LastRecord) ledger.Comment++;
        else
        {
            RejectNotes();
            ledger.Reject(line, column, code, reason, Raw(record));
        }
    }

    /// <summary>All records were seen: text that nothing follows is a note below the table.</summary>
    public void End()
    {
        notesBelow += ragged.Count;
        ledger.Comment += ragged.Count;
        ragged.Clear();
    }

    private bool Fits(RowBlock block, int found)
    {
        if (found == columns) return true;
        if (found == columns + 1 && dialect.EmptyCellAfter && block.Field(block.FieldCount - 1, ref scratch).IsEmpty)
        {
            block.Rewind(block.FieldCount - 1);
            return true;
        }
        if (found >= columns || !dialect.MayEndEarly) return false;
        for (; found < columns; found++) block.Add(RowBlock.Slack, 0, doubled: false);
        shortened++;
        return true;
    }

    private bool Accept(RowBlock block, long line)
    {
        if (ledger.Accepted == options.MaxRows)
        {
            ledger.Physical--;
            Stopped = true;
            return false;
        }
        RejectNotes();
        ledger.Accepted++;
        block.Accept(line);
        blankBefore = false;
        return true;
    }

    private void Ragged(RowBlock block, int before, int found, ReadOnlySpan<byte> record, long line)
    {
        var reason = $"The row has {(found == 1 ? "1 field" : $"{found} fields")}; the header names {columns}.";
        if (ragged.Count == 0) firstOfTail = blankBefore;
        if (ragged.Count < MostNotes && IsNote(block, before, found, record))
        {
            ragged.Add((line, reason, Raw(record)));
            return;
        }
        RejectNotes();
        ledger.Reject(line, 1, IngestDiagnostics.RaggedRow, reason, Raw(record));
    }

    private void RejectNotes()
    {
        foreach (var row in ragged) ledger.Reject(row.Line, 1, IngestDiagnostics.RaggedRow, row.Reason, row.Raw);
        ragged.Clear();
    }

    /// <summary>Text, not a row cut off: a known word, or one filled cell that a blank row sets apart or that is a sentence.</summary>
    private bool IsNote(RowBlock block, int before, int found, ReadOnlySpan<byte> record)
    {
        if (columns < 2 || found == 0) return false;
        var first = block.Field(before, ref scratch).Trim((byte)' ');
        if (NoteWords.Start(first)) return true;
        if (Cell.Classify(first).Kind != CellKind.Text) return false;
        var text = first.ToArray();
        for (var i = 1; i < found; i++)
            if (!block.Field(before + i, ref scratch).IsEmpty) return false;
        return firstOfTail || (text.AsSpan().Count((byte)' ') >= 2 && record[^1] is (byte)'\n' or (byte)'\r');
    }

    private bool IsComment(ReadOnlySpan<byte> record, int found) =>
        dialect.Comment is { } mark && record[0] == mark && (dialect.CommentAsked || found != columns);

    private static bool IsBlank(ReadOnlySpan<byte> record) => record.IndexOfAnyExcept("\r\n \t"u8) < 0;

    private static string Rows(long rows) => rows == 1 ? "1 row" : $"{rows} rows";

    private static string Raw(ReadOnlySpan<byte> record)
    {
        var line = record.TrimEnd("\r\n"u8);
        return Encoding.UTF8.GetString(line[..Math.Min(line.Length, KeptRawBytes)]);
    }
}

/// <summary>Words that start what people write under a table.</summary>
internal static class NoteWords
{
    private static readonly byte[][] Notes =
        [.. new[] { "note", "source", "footnote", "remark", "quelle", "hinweis", "anmerkung", "fußnote", "* ", "(*)", "©", "(c)", "copyright", "generated ", "exported ", "erstellt ", "stand:" }.Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] Totals =
        [.. new[] { "total", "totals", "grand total", "sum", "overall", "summe", "gesamt", "gesamtsumme", "insgesamt", "total général", "totale", "suma", "total general" }.Select(Encoding.UTF8.GetBytes)];

    public static bool Start(ReadOnlySpan<byte> cell)
    {
        foreach (var word in Notes)
            if (cell.Length >= word.Length && Same(cell[..word.Length], word)) return true;
        return false;
    }

    public static bool IsTotal(ReadOnlySpan<byte> cell)
    {
        cell = cell.Trim(" :"u8);
        foreach (var word in Totals)
            if (cell.Length == word.Length && Same(cell, word)) return true;
        return false;
    }

    private static bool Same(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        for (var i = 0; i < word.Length; i++)
            if (text[i] != word[i] && !(text[i] is >= (byte)'A' and <= (byte)'Z' && text[i] + 32 == word[i])) return false;
        return true;
    }
}
