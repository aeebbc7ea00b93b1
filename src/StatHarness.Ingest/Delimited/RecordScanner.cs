namespace StatHarness.Ingest;

internal enum ScanEnd
{
    /// <summary>A whole record was read.</summary>
    Record,
    /// <summary>The record goes on beyond the bytes at hand.</summary>
    More,
    UnclosedQuote,
    /// <summary>Something other than delimiter or line end follows a closing quote.</summary>
    TextAfterQuote,
}

/// <summary>Finds the fields of one record: RFC 4180, with LF, CRLF and CR as line ends, and quotes that mean something only at the start of a field.</summary>
internal sealed class RecordScanner(byte delimiter)
{
    private const byte Quote = (byte)'"', LineFeed = (byte)'\n', Return = (byte)'\r';

    /// <summary>Where the next record starts.</summary>
    public int End { get; private set; }

    /// <summary>Where a problem is: the quote that is not closed, or what follows a closing quote.</summary>
    public int Problem { get; private set; }

    /// <summary>Line ends inside quoted fields.</summary>
    public int BreaksInside { get; private set; }

    /// <param name="last">No bytes will follow: what is there is complete.</param>
    public ScanEnd Scan(ReadOnlySpan<byte> bytes, int start, bool last, RowBlock fields)
    {
        BreaksInside = 0;
        var at = start;
        while (true)
        {
            if (at < bytes.Length && bytes[at] == Quote)
            {
                var end = Quoted(bytes, ref at, last, fields);
                if (end is { } stopped) return stopped;
            }
            else
            {
                var length = bytes[at..].IndexOfAny(delimiter, LineFeed, Return);
                if (length < 0)
                {
                    if (!last) return ScanEnd.More;
                    length = bytes.Length - at;
                }
                fields.Add(at, length, doubled: false);
                at += length;
            }
            if (at == bytes.Length)
            {
                End = at;
                return ScanEnd.Record;
            }
            if (bytes[at++] == delimiter) continue;
            return LineEnd(bytes, at, last);
        }
    }

    /// <summary>Line ends in <paramref name="bytes"/>; CRLF is one.</summary>
    public static int CountBreaks(ReadOnlySpan<byte> bytes)
    {
        var breaks = bytes.Count(LineFeed);
        for (var at = bytes.IndexOf(Return); at >= 0;)
        {
            if (at + 1 >= bytes.Length || bytes[at + 1] != LineFeed) breaks++;
            bytes = bytes[(at + 1)..];
            at = bytes.IndexOf(Return);
        }
        return breaks;
    }

    private ScanEnd LineEnd(ReadOnlySpan<byte> bytes, int at, bool last)
    {
        if (bytes[at - 1] == Return)
        {
            if (at == bytes.Length && !last) return ScanEnd.More;
            if (at < bytes.Length && bytes[at] == LineFeed) at++;
        }
        End = at;
        return ScanEnd.Record;
    }

    private ScanEnd? Quoted(ReadOnlySpan<byte> bytes, ref int at, bool last, RowBlock fields)
    {
        int open = at++, first = at;
        var doubled = false;
        while (true)
        {
            var quote = bytes[at..].IndexOf(Quote);
            if (quote < 0) return Stop(open, last ? ScanEnd.UnclosedQuote : ScanEnd.More);
            at += quote;
            if (at + 1 == bytes.Length && !last) return ScanEnd.More;
            if (at + 1 == bytes.Length || bytes[at + 1] != Quote) break;
            doubled = true;
            at += 2;
        }
        var content = bytes[first..at];
        if (content.IndexOfAny(LineFeed, Return) >= 0) BreaksInside += CountBreaks(content);
        fields.Add(first, content.Length, doubled);
        at++;
        while (at < bytes.Length && bytes[at] == (byte)' ') at++;
        if (at == bytes.Length) return last ? null : ScanEnd.More;
        return bytes[at] == delimiter || bytes[at] is LineFeed or Return ? null : Stop(at, ScanEnd.TextAfterQuote);
    }

    private ScanEnd Stop(int problem, ScanEnd end)
    {
        Problem = problem;
        return end;
    }
}
