using System.Runtime.InteropServices;

namespace StatHarness.Sandbox.Linux;

internal static unsafe class FileKind
{
    /// <summary>Asks the descriptor, not a path: what was opened is what is granted.</summary>
    internal static bool IsRegular(int descriptor)
    {
        var result = stackalloc byte[256];
        if (Libc.Syscall(Syscalls.Number("fstat"), descriptor, (long)result) != 0) return false;
        // st_mode: after st_dev, st_ino and, on x86-64, st_nlink.
        var mode = *(uint*)(result + (RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 16 : 24));
        return (mode & 0xF000) == 0x8000;
    }
}
