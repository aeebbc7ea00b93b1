using System.Buffers;
using System.Text;
using System.Text.Unicode;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>A window that slides over the UTF-8 of a file and grows when one value does not fit.</summary>
internal sealed class JsonInput : IDisposable
{
    private readonly RawFile file;
    private readonly Stream utf8;
    private readonly Stream raw;
    private readonly int most;
    private readonly bool refuseInvalid;
    private byte[] buffer;
    private int filled;
    private int counted;
    private int validTo;
    private long shifted;
    private long line = 1;

    /// <param name="refuseInvalid">Refuse the file at the first byte that is not UTF-8; otherwise see <see cref="Invalid"/>.</param>
    public JsonInput(RawFile file, IngestOptions options, bool refuseInvalid)
    {
        (this.file, this.refuseInvalid) = (file, refuseInvalid);
        utf8 = file.OpenUtf8(out raw);
        most = options.MaxRowBytes;
        buffer = Room(Math.Max(1, options.BlockBytes));
        Refill();
    }

    public int At { get; set; }

    public bool Ended { get; private set; }

    /// <summary>At hand, with <see cref="KnownMembers.Padding"/> behind them.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, filled);

    public long BytesDone => raw.Position;

    /// <summary>Of <see cref="At"/> in the UTF-8 of the file.</summary>
    public long Offset => shifted + At;

    public long OffsetOf(int at) => shifted + at;

    /// <summary>The first byte at hand that is not UTF-8; -1 when there is none. What follows it is then unchecked.</summary>
    public int Invalid { get; private set; } = -1;

    /// <summary>Of <see cref="At"/>, from 1.</summary>
    public long Line
    {
        get
        {
            line += Bytes[counted..At].Count((byte)'\n');
            counted = At;
            return line;
        }
    }

    /// <summary>Moves on to the next line, of which <see cref="At"/> has seen the end coming: counted without a look at the bytes.</summary>
    /// <param name="end">Where its line feed is, or the end.</param>
    public void PassLine(int end)
    {
        if (counted < At) _ = Line;
        if (end < filled) line++;
        At = counted = Math.Min(end + 1, filled);
    }

    /// <summary>Forgets what lies before <see cref="At"/> and reads on.</summary>
    /// <returns>False when nothing follows.</returns>
    public bool Refill()
    {
        if (Ended) return false;
        _ = Line;
        var tail = filled - At;
        if (tail > Capacity / 2) Grow(tail);
        else Bytes[At..].CopyTo(buffer);
        validTo = Invalid >= 0 ? 0 : Math.Max(0, validTo - At);
        shifted += At;
        (At, counted, filled, Invalid) = (0, 0, tail, -1);
        Read();
        CheckUtf8();
        return true;
    }

    /// <returns>The next byte that is not white space, where <see cref="At"/> then is; -1 at the end.</returns>
    public int Peek()
    {
        while (true)
        {
            At = JsonScanner.Space(Bytes, At);
            if (At < filled) return buffer[At];
            if (!Refill()) return -1;
        }
    }

    /// <summary>Line and column of a place; reads the file again up to there, because nobody counts columns until something is wrong.</summary>
    public Place PlaceOf(long offset)
    {
        using var stream = file.OpenUtf8(out var under);
        using var owned = under;
        var (left, lines, column) = (offset, 1L, 1);
        var bytes = new byte[1 << 16];
        while (left > 0 && stream.Read(bytes, 0, (int)Math.Min(left, bytes.Length)) is > 0 and var read)
        {
            ReadOnlySpan<byte> part = bytes.AsSpan(0, read);
            var last = part.LastIndexOf((byte)'\n');
            lines += part.Count((byte)'\n');
            if (last >= 0) column = 1;
            foreach (var one in part[(last + 1)..])
                if ((one & 0xC0) != 0x80) column += one >= 0xF0 ? 2 : 1;
            left -= read;
        }
        return new(file.Name, lines, column);
    }

    public void Dispose()
    {
        utf8.Dispose();
        raw.Dispose();
    }

    private int Capacity => buffer.Length - KnownMembers.Padding;

    private static byte[] Room(int bytes) => new byte[bytes + KnownMembers.Padding];

    private void Grow(int tail)
    {
        if (tail >= most) throw IngestDiagnostics.RowTooLong(new(file.Name, Line, 1), most);
        var larger = Room((int)Math.Min(Math.Max(16L, Capacity * 2L), most + 1L));
        Bytes[At..].CopyTo(larger);
        buffer = larger;
    }

    private void Read()
    {
        try
        {
            while (filled < Capacity && !Ended)
            {
                var read = utf8.Read(buffer, filled, Capacity - filled);
                Ended = read == 0;
                filled += read;
            }
        }
        catch (DecoderFallbackException)
        {
            throw IngestDiagnostics.Encoding(new(file.Name, line, 0), file.EncodingName, "The file is damaged or in another encoding: pass --encoding.");
        }
        catch (IOException problem)
        {
            throw IngestDiagnostics.Unreadable(file.Name, problem);
        }
    }

    private void CheckUtf8()
    {
        var end = Ended ? filled : filled - Unfinished(Bytes[validTo..]);
        if (Utf8.IsValid(Bytes[validTo..end]))
        {
            validTo = end;
            return;
        }
        var at = validTo;
        while (Rune.DecodeFromUtf8(Bytes[at..], out _, out var used) == OperationStatus.Done) at += used;
        Invalid = at;
        if (refuseInvalid) throw JsonDiagnostics.Fault(JsonFault.Utf8, Bytes, at).At(PlaceOf(OffsetOf(at)));
    }

    /// <summary>Bytes of a last character that is not whole yet.</summary>
    private static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var one = bytes[^back];
            if ((one & 0xC0) == 0x80) continue;
            return one >= 0xC0 && Rune.DecodeFromUtf8(bytes[^back..], out _, out _) == OperationStatus.NeedMoreData ? back : 0;
        }
        return 0;
    }
}
