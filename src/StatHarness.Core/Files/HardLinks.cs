using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace StatHarness.Core;

/// <summary>How many names a file has. The runtime doesn't tell, so the system is asked.</summary>
internal static class HardLinks
{
    public static long Count(string path) => OperatingSystem.IsWindows() ? CountOnWindows(path) : OperatingSystem.IsLinux() ? FileStat.Of(path)?.Links ?? 0 : throw new PlatformNotSupportedException("Hard links are counted on Linux and Windows only.");

    private static long CountOnWindows(string path)
    {
        const int structBytes = 52, linkCountAt = 40;
        using var handle = File.OpenHandle(path);
        var result = new byte[structBytes];
        if (GetFileInformationByHandle(handle, result) == 0) throw new IOException($"Cannot count the links of '{path}': {Marshal.GetLastPInvokeErrorMessage()}.");
        return BitConverter.ToUInt32(result, linkCountAt);
    }

    [DllImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetFileInformationByHandle(SafeFileHandle handle, [Out] byte[] result);
}
