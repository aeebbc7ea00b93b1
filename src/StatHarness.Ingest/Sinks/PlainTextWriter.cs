using System.Runtime.InteropServices;
using StatHarness.Data;
using StatHarness.Data.Arrow;

namespace StatHarness.Ingest;

/// <summary>Streams texts row by row into a column file that takes the place of the one with codes.</summary>
internal sealed class PlainTextWriter(string path, int bufferBytes) : IDisposable
{
    private readonly ColumnFileWriter writer = new(path + ".plain", new(ColumnType.Text) { IsPlainText = true }, bufferBytes);
    private readonly SpilledBytes lengths = new(path + ".lengths");

    public void Append(ReadOnlySpan<byte> text)
    {
        var length = text.Length;
        writer.Append(text);
        lengths.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
    }

    public long Finish(int rows, SpilledBytes? validity, int nulls)
    {
        var size = writer.Finish(rows, validity, nulls, lengths: lengths);
        writer.Dispose();
        File.Move(path + ".plain", path, overwrite: true);
        return size;
    }

    public void Dispose()
    {
        writer.Dispose();
        lengths.Dispose();
        File.Delete(path + ".plain");
    }
}
