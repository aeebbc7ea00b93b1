using System.Text;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Streams rows of one width as blocks; what does not fit goes to the ledger.</summary>
internal sealed class RowReader : RowSource
{
    /// <summary>What the cache next to the core holds beside the pages it is copied from; and what the stream below reads past its own buffer.</summary>
    private const int PieceBytes = 1 << 17;

    private const int IndexedBytes = 1 << 16;

    private readonly Stream utf8;
    private readonly Stream raw;
    private readonly string file;
    private readonly Dialect dialect;
    private readonly int columns;
    private readonly IngestOptions options;
    private readonly RowRules rules;
    private readonly RecordScanner scanner;
    private byte[] held = [];
    private int heldBytes;
    private bool ended;

    public RowReader(RawFile file, Dialect dialect, IngestOptions options, RowRules rules)
    {
        utf8 = file.OpenUtf8(out raw);
        (this.file, this.dialect, columns, this.options, this.rules) = (file.Name, dialect, dialect.Names.Count, options, rules);
        scanner = new(dialect.Delimiter);
    }

    /// <summary>Physical line where the next row starts, from 1.</summary>
    public long Line { get; private set; } = 1;

    public override bool Read(RowBlock block)
    {
        block.Clear(columns);
        if (rules.Stopped || (ended && heldBytes == 0))
        {
            rules.End();
            return false;
        }
        var filled = Fill(block);
        var firstLine = Line;
        var at = RowBlock.Slack;
        var odd = false;
        while (at < filled && !rules.Stopped)
        {
            if (rules.IsPlainAhead && !odd)
            {
                at = TakeIndexed(block, filled, at);
                // One odd row, and the scanner reads the rest of the block: indexing again after each would take forever in a file of odd rows.
                odd = block.Index.IsStopped;
                if (at == filled) break;
            }
            var before = block.FieldCount;
            var end = scanner.Scan(block.Bytes.AsSpan(0, filled), at, ended, block);
            if (end == ScanEnd.More || (end == ScanEnd.TextAfterQuote && !ended && !HasLineEnd(block.Bytes.AsSpan(0, filled), scanner.Problem)))
            {
                block.Rewind(before);
                if (at > RowBlock.Slack) break;
                filled = Grow(block, filled);
                continue;
            }
            at = Take(block, filled, at, before, end);
        }
        CheckUtf8(block.Bytes.AsSpan(RowBlock.Slack, at - RowBlock.Slack), firstLine);
        Hold(block.Bytes.AsSpan(at, filled - at));
        return true;
    }

    public override IReadOnlyList<string> Names => dialect.Names;

    public override long BytesDone => raw.Position;

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        utf8.Dispose();
        raw.Dispose();
    }

    /// <summary>Takes all complete rows up to what only the scanner can judge.</summary>
    private int TakeIndexed(RowBlock block, int filled, int at)
    {
        var index = block.Index;
        for (var piece = IndexedBytes; at < filled; piece = IndexedBytes)
        {
            // As much as the nearest caches hold, and more when a row is longer.
            for (index.Build(dialect.Delimiter, block.Bytes, at, Math.Min(filled, at + piece)); index.Rows == 0 && !index.IsStopped && at + piece < filled; index.Build(dialect.Delimiter, block.Bytes, at, Math.Min(filled, at + piece))) piece *= 4;
            if (index.Rows == 0) break;
            at = TakeRows(block, filled, at);
            if (index.IsStopped) break;
        }
        return at;
    }

    private int TakeRows(RowBlock block, int filled, int at)
    {
        if (dialect.Comment is null && block.Index.IsRegular(columns)) return TakeRegular(block, at);
        var (index, line) = (block.Index, Line);
        var quotes = index.Quotes;
        for (var row = 0; row < index.Rows; row++)
        {
            var ends = index.Ends(row);
            Line = line + (row == 0 ? 0 : index.Breaks[row - 1]);
            if (ends.Length == columns && (dialect.Comment is not { } mark || block.Bytes[at] != mark))
            {
                Add(block, at, row, 1, ref quotes);
                rules.AcceptPlain(block, Line, [0]);
                Line = line + index.Breaks[row];
            }
            else
            {
                var before = block.FieldCount;
                Take(block, filled, at, before, scanner.Scan(block.Bytes.AsSpan(0, filled), at, ended, block));
            }
            at = ends[^1] + 1;
        }
        return at;
    }

    /// <summary>All rows of the index at once: each is a row of the table.</summary>
    private int TakeRegular(RowBlock block, int at)
    {
        var index = block.Index;
        var quotes = index.Quotes;
        Add(block, at, 0, index.Rows, ref quotes);
        rules.AcceptPlain(block, Line, index.Breaks);
        Line += index.Breaks[^1];
        return index.AllEnds[^1] + 1;
    }

    /// <param name="quotes">Of the index, from this row or an earlier one on; afterwards those behind the last row added.</param>
    private static void Add(RowBlock block, int at, int row, int rows, ref ReadOnlySpan<int> quotes)
    {
        int first = block.Index.FirstField(row), end = block.Index.FirstField(row + rows), skipped = 0, count = 0;
        block.AddAdjacent(at, block.Index.AllEnds[first..end]);
        block.DropReturns(rows);
        while (skipped < quotes.Length && quotes[skipped] < first * 2) skipped++;
        while (skipped + count < quotes.Length && quotes[skipped + count] < end * 2) count++;
        block.Unquote(quotes.Slice(skipped, count), first - (block.FieldCount - (end - first)));
        quotes = quotes[(skipped + count)..];
    }

    private int Take(RowBlock block, int filled, int start, int before, ScanEnd end)
    {
        var bytes = block.Bytes.AsSpan(0, filled);
        if (end == ScanEnd.UnclosedQuote) throw IngestDiagnostics.UnclosedQuote(PlaceOf(bytes, start, scanner.Problem));
        if (end == ScanEnd.TextAfterQuote) return RejectQuote(block, bytes, start, before);
        rules.Take(block, before, bytes[start..scanner.End], Line);
        Line += 1 + scanner.BreaksInside;
        return scanner.End;
    }

    /// <summary>Nothing after a stray quote can be trusted, so the row ends at the next line end.</summary>
    private int RejectQuote(RowBlock block, ReadOnlySpan<byte> bytes, int start, int before)
    {
        var problem = scanner.Problem;
        var rest = bytes[problem..].IndexOfAny((byte)'\n', (byte)'\r');
        var end = rest < 0 ? bytes.Length : problem + rest + 1;
        if (end < bytes.Length && rest >= 0 && bytes[end - 1] == '\r' && bytes[end] == '\n') end++;
        var place = PlaceOf(bytes, start, problem);
        rules.Reject(place.Line, place.Column, IngestDiagnostics.TextAfterQuote, "Text follows a closing quote; expected the delimiter or the end of the line.", bytes[start..end]);
        block.Rewind(before);
        Line += RecordScanner.CountBreaks(bytes[start..end]);
        return end;
    }

    /// <summary>True when a line end, and what tells CR from CRLF, lies in the bytes at hand.</summary>
    private static bool HasLineEnd(ReadOnlySpan<byte> bytes, int from) => bytes[from..^1].IndexOfAny((byte)'\n', (byte)'\r') >= 0;

    private Place PlaceOf(ReadOnlySpan<byte> bytes, int recordStart, int position)
    {
        var before = bytes[recordStart..position];
        var lineStart = before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        return new(file, Line + RecordScanner.CountBreaks(before), Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    private int Fill(RowBlock block)
    {
        var room = Math.Max(options.BlockBytes, heldBytes * 2) + (2 * RowBlock.Slack);
        if (block.Bytes.Length < Math.Max(options.BlockBytes, heldBytes + 1) + (2 * RowBlock.Slack)) block.Bytes = new byte[room];
        held.AsSpan(0, heldBytes).CopyTo(block.Bytes.AsSpan(RowBlock.Slack));
        var from = RowBlock.Slack + heldBytes;
        heldBytes = 0;
        return FillUp(block, from);
    }

    private int Grow(RowBlock block, int filled)
    {
        if (filled - RowBlock.Slack >= options.MaxRowBytes) throw IngestDiagnostics.RowTooLong(new(file, Line, 1), options.MaxRowBytes);
        var larger = new byte[(int)Math.Min((long)block.Bytes.Length * 2, options.MaxRowBytes + 1L + (2 * RowBlock.Slack))];
        block.Bytes.AsSpan(0, filled).CopyTo(larger);
        block.Bytes = larger;
        return FillUp(block, filled);
    }

    private int FillUp(RowBlock block, int from)
    {
        var (filled, nul) = (from, -1);
        try
        {
            var room = block.Bytes.Length - RowBlock.Slack;
            while (filled < room && !ended)
            {
                var piece = block.Bytes.AsSpan(filled, Math.Min(room - filled, PieceBytes));
                var read = utf8.Read(piece);
                if (nul < 0 && (nul = piece[..read].IndexOf((byte)0)) >= 0) nul += filled;
                ended = read == 0;
                filled += read;
            }
        }
        catch (DecoderFallbackException)
        {
            throw IngestDiagnostics.Encoding(new(file, Line, 0), dialect.Encoding, "The file is damaged or in another encoding: pass --encoding.");
        }
        catch (IOException problem)
        {
            throw IngestDiagnostics.Unreadable(file, problem);
        }
        if (nul >= 0) throw IngestDiagnostics.Nul(PlaceOf(block.Bytes.AsSpan(0, filled), RowBlock.Slack, nul));
        return filled;
    }

    private void Hold(ReadOnlySpan<byte> tail)
    {
        if (held.Length < tail.Length) held = new byte[tail.Length * 2];
        tail.CopyTo(held);
        heldBytes = tail.Length;
    }

    private void CheckUtf8(ReadOnlySpan<byte> bytes, long firstLine)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return;
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == System.Buffers.OperationStatus.Done) at += consumed;
        var lineStart = bytes[..at].LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        throw new InvalidUtf8Exception(new(file, firstLine + RecordScanner.CountBreaks(bytes[..at]), Encoding.UTF8.GetCharCount(bytes[lineStart..at]) + 1));
    }
}
