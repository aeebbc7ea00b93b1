using Microsoft.Win32.SafeHandles;

namespace StatHarness.Data.Arrow;

/// <summary>Bytes that will stand behind others in a file whose length is not known yet: kept in memory while few, in a file beside it when many.</summary>
public sealed class SpilledBytes(string path, int bufferBytes = 1 << 16) : IDisposable
{
    private byte[] buffer = new byte[64];
    private int buffered;
    private long spilled;
    private SafeFileHandle? file;

    public long Length => spilled + buffered;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (buffered == bufferBytes) Spill();
            var count = Math.Min(bytes.Length, bufferBytes - buffered);
            if (buffered + count > buffer.Length) Array.Resize(ref buffer, Math.Min(bufferBytes, Math.Max(buffered + count, buffer.Length * 2)));
            bytes[..count].CopyTo(buffer.AsSpan(buffered));
            buffered += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>All bytes in order, in pieces.</summary>
    public void Visit(Action<ReadOnlySpan<byte>> take)
    {
        var chunk = spilled == 0 ? [] : new byte[bufferBytes];
        for (long at = 0; at < spilled;)
        {
            var read = RandomAccess.Read(file!, chunk.AsSpan(0, (int)Math.Min(chunk.Length, spilled - at)), at);
            take(chunk.AsSpan(0, read));
            at += read;
        }
        take(buffer.AsSpan(0, buffered));
    }

    public void Dispose()
    {
        if (file is null) return;
        file.Dispose();
        file = null;
        File.Delete(path);
    }

    private void Spill()
    {
        file ??= File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite);
        RandomAccess.Write(file, buffer.AsSpan(0, buffered), spilled);
        spilled += buffered;
        buffered = 0;
    }
}
