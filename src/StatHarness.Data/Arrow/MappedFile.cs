using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StatHarness.Data.Arrow;

/// <summary>A whole file mapped for reading. It keeps no path and no descriptor: a confined worker has none to give.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private int disposed;

    private MappedFile(MemoryMappedViewAccessor view, long length)
    {
        this.view = view;
        Length = length;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
    }

    public long Length { get; }

    /// <summary>The handle stays the caller's and may be closed at once.</summary>
    public static MappedFile Of(SafeFileHandle handle)
    {
        var length = RandomAccess.GetLength(handle);
        if (length == 0) throw new CorruptColumnException("it is empty");
        using var file = MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        return new(file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read), length);
    }

    public ReadOnlySpan<byte> Bytes(long offset, long length) =>
        offset < 0 || length < 0 || length > int.MaxValue || offset > Length - length
            ? throw new CorruptColumnException("a part of it lies outside the file")
            : new(Pointer() + offset, (int)length);

    public ReadOnlyMemory<T> Memory<T>(long offset, long count) where T : unmanaged
    {
        if (count == 0) return default;
        if (offset < 0 || count < 0 || count > int.MaxValue || offset > Length - (count * sizeof(T)))
            throw new CorruptColumnException("its values lie outside the file");
        if (offset % Math.Min(sizeof(T), 8) != 0) throw new CorruptColumnException("its values are not aligned");
        return new Window<T>(this, offset, (int)count).Memory;
    }

    /// <summary>Gives the pages read so far back to the system, which keeps the file: what is read again is mapped again. Only Linux can.</summary>
    public void ReleasePages()
    {
        if (OperatingSystem.IsLinux() && Length > 0) _ = Advise(Pointer(), (nuint)Length, DontNeed);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
    }

    private const int DontNeed = 4;

    [DllImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Advise(byte* start, nuint length, int advice);

    private byte* Pointer()
    {
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        return start;
    }

    private sealed class Window<T>(MappedFile file, long offset, int count) : MemoryManager<T> where T : unmanaged
    {
        public override Span<T> GetSpan() => new(file.Pointer() + offset, count);

        public override MemoryHandle Pin(int elementIndex = 0) => new(file.Pointer() + offset + ((long)elementIndex * sizeof(T)));

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
