using System.Runtime.InteropServices;

namespace StatHarness.Sandbox.Linux.Supervise;

/// <summary>The kernel's <c>struct seccomp_notif</c>: a task of the worker waits in a system call for an answer.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Notification
{
    internal ulong Id;
    internal int Task;
    internal uint Flags;
    internal int Number;
    internal uint Architecture;
    internal ulong InstructionPointer;
    private fixed ulong _arguments[6];

    internal readonly long Argument(int index) => unchecked((long)_arguments[index]);

    /// <summary>An argument that the kernel takes as a C int.</summary>
    internal readonly int Int(int index) => unchecked((int)_arguments[index]);
}

[StructLayout(LayoutKind.Sequential)]
internal struct NotificationAnswer
{
    internal ulong Id;
    internal long Value;
    internal int Error;
    internal uint Flags;
}

[StructLayout(LayoutKind.Sequential)]
internal struct DescriptorAnswer
{
    internal ulong Id;
    internal uint Flags;
    internal int Source;
    internal int Target;
    internal int TargetFlags;
}
