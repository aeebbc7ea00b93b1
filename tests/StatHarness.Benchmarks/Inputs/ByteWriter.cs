using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace StatHarness.Benchmarks;

/// <summary>Writes generated text quickly; the same bytes on every machine.</summary>
internal sealed class ByteWriter(string path) : IDisposable
{
    private readonly FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
    private readonly byte[] buffer = new byte[1 << 17];
    private int used;

    /// <summary>What has been written to the file, without what waits in the buffer.</summary>
    public long Flushed { get; private set; }

    public ByteWriter Text(string text)
    {
        used += Encoding.UTF8.GetBytes(text, buffer.AsSpan(used));
        return this;
    }

    public ByteWriter Number(long value)
    {
        Utf8Formatter.TryFormat(value, buffer.AsSpan(used), out var written);
        used += written;
        return this;
    }

    /// <param name="decimals">Negative: as many as the value needs.</param>
    public ByteWriter Number(double value, int decimals)
    {
        value.TryFormat(buffer.AsSpan(used), out var written, decimals < 0 ? "R" : "F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        used += written;
        return this;
    }

    public ByteWriter Time(DateTime value, string format)
    {
        value.TryFormat(buffer.AsSpan(used), out var written, format, CultureInfo.InvariantCulture);
        used += written;
        return this;
    }

    public void FlushWhenFull()
    {
        if (used > 1 << 15) Flush();
    }

    public void Dispose()
    {
        Flush();
        file.Dispose();
    }

    private void Flush()
    {
        file.Write(buffer, 0, used);
        Flushed += used;
        used = 0;
    }
}
