using System.Runtime.InteropServices;
using StatHarness.Sandbox.Linux.Launch;

namespace StatHarness.Sandbox.Linux;

/// <summary>What this kernel can give, asked of the kernel and not of its version.</summary>
internal static unsafe class LinuxIsolation
{
    internal static Isolation Probed { get; } = Probe();

    private static Isolation Probe()
    {
        if (!Syscalls.Supported) return Only($"no system call table for {RuntimeInformation.ProcessArchitecture}");
        if (SpawnFunctions.Missing is { } missing) return Only($"the C library lacks {missing} (glibc 2.34)");
        if (!CanNotify()) return Only("the kernel, or a container around us, offers no seccomp notification (Linux 5.14)");
        string[] seccomp = ["seccomp notify", "no new privileges", "no capabilities"];
        return Landlock.Abi > 0
            ? new(IsolationLevel.Full, [$"landlock abi {Landlock.Abi}", .. seccomp],
                "Landlock confines files, a supervised seccomp filter all other system calls; data arrives as read-only descriptors.")
            : new(IsolationLevel.Reduced, seccomp, "The kernel offers no Landlock; a supervised seccomp filter stands alone.");
    }

    private static Isolation Only(string why) => new(IsolationLevel.ProcessOnly, ["own process"], $"No confinement: {why}.");

    private static bool CanNotify()
    {
        const int GetActionAvailable = 2, GetNotificationSizes = 3;
        var notify = 0x7FC00000u;
        var sizes = stackalloc ushort[4];
        var seccomp = Syscalls.Number("seccomp");
        // Descriptors with an answer came in 5.14; kernels before it refuse the flag, which the first grant would show too late.
        return Libc.Syscall(seccomp, GetActionAvailable, 0, (long)&notify) == 0
            && Libc.Syscall(seccomp, GetNotificationSizes, 0, (long)sizes) == 0
            && sizes[0] == sizeof(Supervise.Notification) && sizes[1] == sizeof(Supervise.NotificationAnswer)
            && Environment.OSVersion.Version >= new Version(5, 14);
    }
}
