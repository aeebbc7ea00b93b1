namespace StatHarness.Ingest;

/// <summary>Finds and decodes the fields of one record in any dialect: several bytes or spaces between fields, other quotes, escapes. Slower than <see cref="RecordScanner"/>.</summary>
internal sealed class LooseScanner(Separation separation)
{
    private const byte LineFeed = (byte)'\n', Return = (byte)'\r', Space = (byte)' ', Tab = (byte)'\t';

    private readonly byte[] delimiter = System.Text.Encoding.UTF8.GetBytes(separation.Delimiter);
    private readonly bool spaces = separation.BySpaces;
    private readonly bool dump = separation is { Delimiter: "\t", Escape: (byte)'\\' };
    private byte[] field = new byte[256];
    private int length;

    public int End { get; private set; }

    public int Problem { get; private set; }

    public int BreaksInside { get; private set; }

    public ScanEnd Scan(ReadOnlySpan<byte> bytes, int start, bool last, RowBlock fields)
    {
        BreaksInside = 0;
        var at = spaces ? SkipSpaces(bytes, start) : start;
        while (true)
        {
            length = 0;
            var stopped = at < bytes.Length && bytes[at] == separation.Quote ? Quoted(bytes, ref at, last) : Bare(bytes, ref at, last);
            if (stopped is { } end) return end;
            fields.Append(field.AsSpan(0, length));
            if (at < bytes.Length && IsBreak(bytes[at])) return LineEnd(bytes, at, last);
            var next = AfterDelimiter(bytes, at);
            if (next < 0 || (spaces && next == bytes.Length))
            {
                End = bytes.Length;
                return last ? ScanEnd.Record : ScanEnd.More;
            }
            at = next;
            if (spaces && IsBreak(bytes[at])) return LineEnd(bytes, at, last);
        }
    }

    private ScanEnd LineEnd(ReadOnlySpan<byte> bytes, int at, bool last)
    {
        if (bytes[at++] == Return)
        {
            if (at == bytes.Length && !last) return ScanEnd.More;
            if (at < bytes.Length && bytes[at] == LineFeed) at++;
        }
        End = at;
        return ScanEnd.Record;
    }

    private ScanEnd? Bare(ReadOnlySpan<byte> bytes, ref int at, bool last)
    {
        var missing = false;
        for (var start = at; at < bytes.Length; at++)
        {
            var value = bytes[at];
            if (IsBreak(value) || IsDelimiter(bytes, at)) break;
            if (value != separation.Escape)
            {
                Put(value);
                continue;
            }
            if (at + 1 == bytes.Length) break;
            missing |= at == start && bytes[at + 1] == 'N';
            Escaped(bytes, ref at);
        }
        // \N alone is how databases dump what is missing.
        if (missing && length == 2) length = 0;
        return !last && bytes.Length - at <= delimiter.Length ? ScanEnd.More : null;
    }

    private ScanEnd? Quoted(ReadOnlySpan<byte> bytes, ref int at, bool last)
    {
        var open = at++;
        for (; at < bytes.Length; at++)
        {
            var value = bytes[at];
            if (value == separation.Escape && at + 1 < bytes.Length)
            {
                Escaped(bytes, ref at);
                continue;
            }
            if (value != separation.Quote)
            {
                if (value == LineFeed || (value == Return && (at + 1 == bytes.Length || bytes[at + 1] != LineFeed))) BreaksInside++;
                Put(value);
                continue;
            }
            if (at + 1 < bytes.Length && bytes[at + 1] == value)
            {
                Put(bytes[at++]);
                continue;
            }
            var after = at + 1;
            while (!spaces && after < bytes.Length && bytes[after] == Space) after++;
            if (!last && bytes.Length - after <= delimiter.Length) return ScanEnd.More;
            if (after == bytes.Length || IsBreak(bytes[after]) || IsDelimiter(bytes, after))
            {
                at = after;
                return null;
            }
            if (!separation.Lenient) return Stop(after, ScanEnd.TextAfterQuote);
            Put(value);
        }
        return Stop(open, last ? ScanEnd.UnclosedQuote : ScanEnd.More);
    }

    private void Escaped(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = bytes[++at];
        var plain = dump ? value switch { (byte)'n' => LineFeed, (byte)'t' => Tab, (byte)'r' => Return, _ => (byte)0 } : (byte)0;
        var own = value == separation.Escape || value == separation.Quote || IsBreak(value) || IsDelimiter(bytes, at);
        if (plain == 0 && !own) Put((byte)separation.Escape!);
        if (value == LineFeed || (value == Return && (at + 1 == bytes.Length || bytes[at + 1] != LineFeed))) BreaksInside++;
        Put(plain == 0 ? value : plain);
    }

    private bool IsDelimiter(ReadOnlySpan<byte> bytes, int at) => spaces ? bytes[at] is Space or Tab : bytes[at] == delimiter[0] && bytes[at..].StartsWith(delimiter);

    private int AfterDelimiter(ReadOnlySpan<byte> bytes, int at) => at == bytes.Length ? -1 : spaces ? SkipSpaces(bytes, at) : at + delimiter.Length;

    private static int SkipSpaces(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] is Space or Tab) at++;
        return at;
    }

    private static bool IsBreak(byte value) => value is LineFeed or Return;

    private void Put(byte value)
    {
        if (length == field.Length) Array.Resize(ref field, length * 2);
        field[length++] = value;
    }

    private ScanEnd Stop(int problem, ScanEnd end)
    {
        Problem = problem;
        return end;
    }
}
