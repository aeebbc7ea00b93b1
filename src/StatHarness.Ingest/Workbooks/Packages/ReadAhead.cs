namespace StatHarness.Ingest;

/// <summary>Reads the next piece of a stream on another thread while this one is used.</summary>
internal sealed class ReadAhead(Stream source) : ForwardStream(source)
{
    private const int PieceBytes = 256 << 10;

    private byte[] piece = new byte[PieceBytes];
    private byte[] coming = new byte[PieceBytes];
    private Task<int>? reading;
    private int at, filled;

    public override int Read(Span<byte> buffer)
    {
        if (at == filled && !Turn()) return 0;
        var taken = Math.Min(buffer.Length, filled - at);
        piece.AsSpan(at, taken).CopyTo(buffer);
        at += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        // The stream must not go away under the thread that reads it; how that ended matters no more.
        if (disposing && reading is not null) Task.WaitAny(reading);
        base.Dispose(disposing);
    }

    private bool Turn()
    {
        filled = reading is null ? Inner.ReadAtLeast(piece, PieceBytes, throwOnEndOfStream: false) : reading.GetAwaiter().GetResult();
        if (reading is not null) (piece, coming) = (coming, piece);
        at = 0;
        if (filled == 0) return false;
        var target = coming;
        reading = Task.Run(() => Inner.ReadAtLeast(target, PieceBytes, throwOnEndOfStream: false));
        return true;
    }
}
