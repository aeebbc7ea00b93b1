using System.Text;

namespace StatHarness.Ingest;

/// <summary>Counts over the bytes above 127 of a file that is not UTF-8: what kind of text they can be.</summary>
internal sealed class ByteCensus
{
    private const int LongRun = 4;

    private int run;
    private long high;
    private long inLongRuns;

    /// <summary>Characters beyond ASCII that are valid UTF-8.</summary>
    public long Sound { get; private set; }

    /// <summary>Bytes that are part of no valid UTF-8.</summary>
    public long Broken { get; private set; }

    /// <summary>Bytes 0x80 to 0x9F: controls in ISO-8859-1, letters and signs in Windows-1252.</summary>
    public long Controls { get; private set; }

    /// <summary>Bytes that Windows-1252 does not define.</summary>
    public long Undefined { get; private set; }

    /// <summary>In Western text letters beyond ASCII stand alone or in twos and threes; in Cyrillic, Greek or East Asian text they follow each other.</summary>
    public bool IsWestern => Undefined * 20 <= high && (high < 30 || inLongRuns * 3 < high);

    /// <returns>Bytes at the end that may be the start of a character; give them again, first, with what follows.</returns>
    public int Take(Span<byte> buffer, bool last)
    {
        ReadOnlySpan<byte> bytes = buffer;
        while (bytes.Length > 0)
        {
            var start = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (start != 0) run = 0;
            if (start < 0) return 0;
            bytes = bytes[start..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var consumed);
            if (status == System.Buffers.OperationStatus.NeedMoreData && !last)
            {
                bytes.CopyTo(buffer);
                return bytes.Length;
            }
            if (status == System.Buffers.OperationStatus.Done) Sound++;
            else Broken++;
            foreach (var value in bytes[..consumed]) Count(value);
            bytes = bytes[consumed..];
        }
        return 0;
    }

    private void Count(byte value)
    {
        high++;
        if (value < 0xA0) Controls++;
        if (value is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D) Undefined++;
        if (++run >= LongRun) inLongRuns += run == LongRun ? LongRun : 1;
    }
}
