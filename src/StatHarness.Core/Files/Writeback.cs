using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StatHarness.Core;

/// <summary>Has the system begin to write to the disk what a file holds so far: the flush that makes it durable then finds little left to do.</summary>
public static class Writeback
{
    private const uint Write = 2;

    /// <summary>A hint: where the system takes none, the flush does it all. Never waits, neither for the disk nor for its queue.</summary>
    /// <param name="file">Open; may be closed right afterwards.</param>
    /// <param name="from">First byte of those to be written; to the end of the file.</param>
    public static void Start(SafeFileHandle file, long from)
    {
        if (!OperatingSystem.IsLinux()) return;
        var held = false;
        file.DangerousAddRef(ref held);
        ThreadPool.UnsafeQueueUserWorkItem(Ask, (file, from), preferLocal: false);
    }

    private static void Ask((SafeFileHandle File, long From) part)
    {
        _ = SyncFileRange((int)part.File.DangerousGetHandle(), part.From, 0, Write);
        part.File.DangerousRelease();
    }

    [DllImport("libc", EntryPoint = "sync_file_range")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncFileRange(int file, long from, long bytes, uint flags);
}
