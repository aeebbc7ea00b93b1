using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StatHarness.Core;

/// <summary>Write aside, flush, rename, flush the directory: a reader sees the whole file or none, also after power loss.</summary>
public static class AtomicFile
{
    private const int FlushesAtATime = 8;

    private static long asides;

    /// <summary>Creates or replaces <paramref name="path"/>. Its directory must exist.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes) => Write(path, bytes, isReadOnly: false);

    /// <summary>As <see cref="Write(string, ReadOnlySpan{byte})"/>, but nobody may write to the file afterwards (mode 0444; on Windows the attribute).</summary>
    public static void WriteReadOnly(string path, ReadOnlySpan<byte> bytes) => Write(path, bytes, isReadOnly: true);

    /// <summary>
    /// As <see cref="Write(string, ReadOnlySpan{byte})"/>, whole or not there for every reader, but durable only after <see cref="FlushTree"/>:
    /// for a directory that is published when all of it is done.
    /// </summary>
    public static void WriteUnflushed(string path, ReadOnlySpan<byte> bytes) => Write(path, bytes, isReadOnly: false, flush: false);

    /// <summary>Makes all files and names below a directory durable, several at a time: the disk takes them together.</summary>
    public static void FlushTree(string directory)
    {
        FlushFiles(Directory.GetFiles(directory, "*", SearchOption.AllDirectories));
        var folders = Directory.GetDirectories(directory, "*", SearchOption.AllDirectories).Append(directory).ToArray();
        FlushDirectories(folders);
    }

    /// <summary>Makes the names in directories durable, several at a time.</summary>
    public static void FlushDirectories(IReadOnlyList<string> paths) => Each(paths, FlushDirectory);

    /// <summary>Makes the content of files durable, several at a time; not their names.</summary>
    public static void FlushFiles(IReadOnlyList<string> paths) => Each(paths, path =>
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(handle);
    });

    /// <summary>Throws what the first to fail threw, as if they had been flushed one after the other.</summary>
    private static void Each(IReadOnlyList<string> paths, Action<string> flush)
    {
        if (paths.Count == 1)
        {
            flush(paths[0]);
            return;
        }
        try
        {
            Parallel.ForEach(paths, new ParallelOptions { MaxDegreeOfParallelism = FlushesAtATime }, flush);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    private static void Write(string path, ReadOnlySpan<byte> bytes, bool isReadOnly, bool flush = true)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var aside = Path.Combine(directory, $".{Path.GetFileName(path)}.{Environment.ProcessId}-{Interlocked.Increment(ref asides)}.tmp");
        try
        {
            using (var handle = File.OpenHandle(aside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                RandomAccess.Write(handle, bytes, 0);
                if (flush) RandomAccess.FlushToDisk(handle);
            }
            if (OperatingSystem.IsWindows())
            {
                // Windows neither replaces nor deletes a read-only file.
                if (File.Exists(path)) File.SetAttributes(path, FileAttributes.Normal);
                File.Move(aside, path, overwrite: true);
                if (isReadOnly) File.SetAttributes(path, FileAttributes.ReadOnly);
            }
            else
            {
                if (isReadOnly) File.SetUnixFileMode(aside, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
                File.Move(aside, path, overwrite: true);
            }
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
        if (flush) FlushDirectory(directory);
    }

    /// <summary>Renames a finished file or directory into place and makes the new name durable.</summary>
    public static void Publish(string aside, string path)
    {
        if (Directory.Exists(aside)) Directory.Move(aside, path);
        else File.Move(aside, path, overwrite: true);
        FlushDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Makes renames in <paramref name="directory"/> durable. Windows does that by itself.</summary>
    public static void FlushDirectory(string directory)
    {
        if (OperatingSystem.IsWindows()) return;
        using var handle = OpenDirectory(directory);
        RandomAccess.FlushToDisk(handle);
    }

    private static SafeFileHandle OpenDirectory(string directory)
    {
        const int readOnlyCloseOnExec = 0x80000;
        var handle = Open(directory, readOnlyCloseOnExec);
        return handle.IsInvalid ? throw new IOException($"Cannot open the directory '{directory}' to flush it: {Marshal.GetLastPInvokeErrorMessage()}.") : handle;
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
