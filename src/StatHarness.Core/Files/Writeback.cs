using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StatHarness.Core;

/// <summary>Has the system begin to write to the disk what a file holds so far, without waiting for it: the flush that makes it durable then finds little left to do.</summary>
public static class Writeback
{
    private const uint Write = 2;

    /// <summary>A hint: where the system takes none, the flush does it all.</summary>
    /// <param name="from">First byte of those to be written; to the end of the file.</param>
    public static void Start(SafeFileHandle file, long from)
    {
        if (OperatingSystem.IsLinux()) _ = SyncFileRange(file, from, 0, Write);
    }

    [DllImport("libc", EntryPoint = "sync_file_range")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncFileRange(SafeFileHandle file, long from, long bytes, uint flags);
}
