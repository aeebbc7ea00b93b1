using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StatHarness.Core;

/// <summary>How many names a file has. The runtime doesn't tell, so the system is asked.</summary>
internal static class HardLinks
{
    public static long Count(string path) => OperatingSystem.IsWindows() ? CountOnWindows(path) : OperatingSystem.IsLinux() ? CountOnLinux(path) : throw new PlatformNotSupportedException("Hard links are counted on Linux and Windows only.");

    /// <summary>statx(2) has one layout on every architecture, unlike stat(2).</summary>
    private static long CountOnLinux(string path)
    {
        const int currentDirectory = -100, doNotFollow = 0x100, linkCountMask = 4, structBytes = 256, linkCountAt = 16;
        var result = new byte[structBytes];
        if (StatX(currentDirectory, path, doNotFollow, linkCountMask, result) != 0)
            throw new IOException($"Cannot count the links of '{path}': {Marshal.GetLastPInvokeErrorMessage()}.");
        return BitConverter.ToUInt32(result, linkCountAt);
    }

    private static long CountOnWindows(string path)
    {
        const int structBytes = 52, linkCountAt = 40;
        using var handle = File.OpenHandle(path);
        var result = new byte[structBytes];
        if (GetFileInformationByHandle(handle, result) == 0) throw new IOException($"Cannot count the links of '{path}': {Marshal.GetLastPInvokeErrorMessage()}.");
        return BitConverter.ToUInt32(result, linkCountAt);
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] result);

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetFileInformationByHandle(SafeFileHandle handle, [Out] byte[] result);
}
