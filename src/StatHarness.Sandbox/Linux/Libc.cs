using System.Runtime.InteropServices;

namespace StatHarness.Sandbox.Linux;

/// <summary>The C library, as the parent uses it.</summary>
internal static unsafe partial class Libc
{
    internal const int OCloseOnExec = 0x80000, ONonBlock = 0x800;
    internal static readonly int OPath = 0x200000;
    internal static readonly int ONoFollow = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;
    internal const int AtCurrentDirectory = -100, AtEmptyPath = 0x1000, AtNoFollow = 0x100;
    internal const short PollIn = 1, PollOut = 4, PollError = 8, PollHangUp = 16;
    internal const int SigKill = 9, SigXcpu = 24, SigAbort = 6;

    internal static int LastError => Marshal.GetLastPInvokeError();

    internal static string ErrorText(int error) => $"{ErrorNames.Of(error)} ({Marshal.GetPInvokeErrorMessage(error)})";

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    internal static partial long Syscall(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0, long f = 0);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    internal static partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    internal static partial nint Write(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static partial int Poll(PollEntry* entries, nuint count, int timeoutMs);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    internal static partial int Pipe(int* pair, int flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int Fcntl(int descriptor, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    internal static partial int Ioctl(int descriptor, nuint request, void* argument);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags, int mode = 0);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    internal static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    internal static partial int Wait(int pid, int* status, int options, ResourceUsage* usage);

    [LibraryImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    internal static partial int SetLimit(int pid, int resource, Limit* limit, Limit* old);

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    internal static partial int ClockGetTime(int clock, TimeSpec* time);

    [LibraryImport("libc", EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint RealPathNative(string path, nint buffer);

    [LibraryImport("libc", EntryPoint = "free")]
    private static partial void Free(nint memory);

    /// <summary>The path without links and dots, or null with <see cref="LastError"/> set.</summary>
    internal static string? RealPath(string path)
    {
        var memory = RealPathNative(path, 0);
        if (memory == 0) return null;
        var result = Marshal.PtrToStringUTF8(memory);
        Free(memory);
        return result;
    }
}

[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry(int descriptor, short events)
{
    internal int Descriptor = descriptor;
    internal short Events = events;
    internal short Found;
}

[StructLayout(LayoutKind.Sequential)]
internal struct TimeSpec
{
    internal long Seconds;
    internal long Nanoseconds;

    internal readonly double Milliseconds => Seconds * 1000.0 + Nanoseconds / 1e6;
}

[StructLayout(LayoutKind.Sequential)]
internal struct Limit(ulong soft, ulong hard)
{
    internal ulong Soft = soft;
    internal ulong Hard = hard;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ResourceUsage
{
    internal long UserSeconds, UserMicroseconds, SystemSeconds, SystemMicroseconds;
    private fixed long _rest[14];

    internal readonly double CpuMs => (UserSeconds + SystemSeconds) * 1000.0 + (UserMicroseconds + SystemMicroseconds) / 1000.0;
}
