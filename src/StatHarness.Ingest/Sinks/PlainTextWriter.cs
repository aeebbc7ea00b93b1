using System.Runtime.InteropServices;
using StatHarness.Data;
using StatHarness.Data.Arrow;

namespace StatHarness.Ingest;

/// <summary>Streams texts row by row into a column file that takes the place of the one with codes.</summary>
internal sealed class PlainTextWriter(string path, int bufferBytes) : IDisposable
{
    private readonly ColumnFileWriter writer = new(path + ".plain", new(ColumnType.Text) { IsPlainText = true }, bufferBytes);
    private readonly SpilledBytes lengths = new(path + ".lengths");

    private readonly int[] some = new int[1024];
    private int pending;

    public void Append(ReadOnlySpan<byte> text)
    {
        writer.Append(text);
        if (pending == some.Length) Spill();
        some[pending++] = text.Length;
    }

    public long Finish(int rows, SpilledBytes? validity, int nulls)
    {
        Spill();
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

    private void Spill()
    {
        lengths.Append(MemoryMarshal.AsBytes(some.AsSpan(0, pending)));
        pending = 0;
    }
}
