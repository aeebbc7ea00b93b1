using System.Diagnostics;

namespace StatHarness.Sandbox.Linux.Supervise;

/// <summary>Resource limits of a running worker, set from outside: before the exec they would hold for this process too.</summary>
internal static unsafe class WorkerLimits
{
    internal const int Cpu = 0, FileSize = 1, Data = 2, Core = 4, Files = 7;
    private const int Nobody = 65534, Unchanged = -1;

    /// <param name="asNobody">
    /// The kernel compares the worker's user with the caller's real one and else wants CAP_SYS_RESOURCE, which containers
    /// withhold. So this thread's real ids change meanwhile; its effective ones, and the other threads, stay.
    /// </param>
    internal static void Set(int worker, bool asNobody, params ReadOnlySpan<WorkerLimit> limits)
    {
        var (user, group) = ((int)Libc.Syscall(Syscalls.Number("getuid")), (int)Libc.Syscall(Syscalls.Number("getgid")));
        if (asNobody) SetRealIds(Nobody, Nobody);
        string? failure = null;
        foreach (var (resource, soft, hard) in limits)
        {
            var limit = new Limit(soft, hard);
            if (failure is null && Libc.SetLimit(worker, resource, &limit, null) != 0 && Libc.LastError != ErrorNames.NoProcess)
                failure = $"setting limit {resource} failed: {Libc.ErrorText(Libc.LastError)}";
        }
        if (asNobody) SetRealIds(user, group);
        if (failure is not null) throw SandboxDiagnostics.NotConfined(failure);
    }

    /// <summary>The system calls themselves: the C library's functions would change every thread.</summary>
    private static void SetRealIds(int user, int group)
    {
        if (Libc.Syscall(Syscalls.Number("setresgid"), group, Unchanged, Unchanged) != 0 || Libc.Syscall(Syscalls.Number("setresuid"), user, Unchanged, Unchanged) != 0)
            throw new UnreachableException($"Changing the real ids of a thread failed: {Libc.ErrorText(Libc.LastError)}");
    }
}

internal readonly record struct WorkerLimit(int Resource, ulong Soft, ulong Hard);
