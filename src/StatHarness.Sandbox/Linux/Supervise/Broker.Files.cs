using System.Runtime.InteropServices;

namespace StatHarness.Sandbox.Linux.Supervise;

/// <summary>
/// Paths of an armed worker. The kernel never follows a path that was checked here: the parent opens or asks itself, on its own
/// copy, and hands over the result. So no race between check and use, and Landlock is a second wall instead of the only one.
/// </summary>
internal sealed partial class Broker
{
    private const string OwnMaps = "/proc/self/maps";
    private const int CloseOnExecOnly = ~(Libc.OCloseOnExec | Libc.ONonBlock | 0x10000 | 0x8000 | 0x20000 | 0x4000);
    private const int MayWrite = 2;

    /// <summary>The runtime asks for these on its own and copes without: no violation, and no answer either.</summary>
    private static bool IsRuntimeProbe(string path) =>
        path is "/proc/stat" or "/proc/sys/vm/overcommit_memory" or "/proc/meminfo" or "/proc/self/statm" or "/proc/self/status" or "/proc/self/cgroup" or "/proc/self/mountinfo" or "/proc/cpuinfo"
        || path.StartsWith("/sys/devices/system/cpu", StringComparison.Ordinal)
        || path.StartsWith("/sys/fs/cgroup", StringComparison.Ordinal)
        || (path.StartsWith("/proc/self/task/", StringComparison.Ordinal) && path.EndsWith("/comm", StringComparison.Ordinal));

    private void Open(in Notification call, string name, int folder, string? path, int flags)
    {
        var absolute = Absolute(folder, path);
        if (absolute is null) DenyPath(call, name, path);
        else if (absolute == OwnMaps && GiveOwnMaps(call)) return;
        else if (IsRuntimeProbe(absolute)) listener.Fail(call, ErrorNames.Access);
        else if (absolute is "/dev/null") GiveFile(call, name, absolute, flags & 3, flags);
        else if (absolute is "/dev/urandom" && (flags & CloseOnExecOnly) == 0) GiveFile(call, name, absolute, 0, flags);
        else if ((flags & CloseOnExecOnly) != 0) DenyPath(call, name, path);
        else if (Libc.RealPath(absolute) is { } real)
        {
            if (files.Contains(real)) GiveFile(call, name, real, Libc.ONoFollow, flags);
            else DenyPath(call, name, path);
        }
        else RefuseMissing(call, name, absolute);
    }

    private void Stat(in Notification call, string name, int folder, string? path, long buffer, int flags)
    {
        if (path is "" && (flags & Libc.AtEmptyPath) != 0 && folder >= 0)
        {
            AnswerStat(call, $"/proc/{Text(Worker)}/fd/{Text(folder)}", buffer, 0);
            return;
        }
        var absolute = Absolute(folder, path);
        if (absolute is null) DenyPath(call, name, path);
        else if (IsRuntimeProbe(absolute)) listener.Fail(call, ErrorNames.Access);
        else if (Libc.RealPath(absolute) is { } real)
        {
            if (files.Contains(real)) AnswerStat(call, (flags & Libc.AtNoFollow) != 0 ? absolute : real, buffer, flags & Libc.AtNoFollow);
            else DenyPath(call, name, path);
        }
        else RefuseMissing(call, name, absolute);
    }

    private void Access(in Notification call, string name, int folder, string? path, int mode)
    {
        var absolute = Absolute(folder, path);
        if (absolute is null) DenyPath(call, name, path);
        else if (IsRuntimeProbe(absolute)) listener.Fail(call, ErrorNames.Access);
        else if (Libc.RealPath(absolute) is { } real)
        {
            if (!files.Contains(real) || (mode & MayWrite) != 0) DenyPath(call, name, path);
            else listener.Return(call, 0);
        }
        else RefuseMissing(call, name, absolute);
    }

    private void ReadLink(in Notification call, string name, int folder, string? path, long buffer, long size)
    {
        var absolute = Absolute(folder, path);
        var parent = absolute is null || Path.GetDirectoryName(absolute) is not { } above ? null : Libc.RealPath(above);
        if (absolute is null || parent is null || !(files.Contains(parent) || files.LeadsTo(parent)))
        {
            DenyPath(call, name, path);
            return;
        }
        var exact = Path.Combine(parent, Path.GetFileName(absolute));
        if (!files.Contains(exact) && !files.LeadsTo(exact) && !LeadsToByLink(exact)) DenyPath(call, name, path);
        else if (!Path.Exists(exact)) listener.Fail(call, ErrorNames.NoEntry);
        else if (new FileInfo(exact).LinkTarget is not { } target) listener.Fail(call, ErrorNames.Invalid);
        else
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(target).AsSpan();
            bytes = bytes[..(int)Math.Clamp(size, 0, bytes.Length)];
            if (WorkerMemory.Write(call.Task, buffer, bytes)) listener.Return(call, bytes.Length);
            else listener.Fail(call, 14);
        }
    }

    /// <summary>Such as <c>/lib</c>, which on many systems is a link to a folder on the way.</summary>
    private bool LeadsToByLink(string path) => Libc.RealPath(path) is { } real && (files.Contains(real) || files.LeadsTo(real));

    /// <summary>A missing file in a folder that may be read is no secret; elsewhere "missing" and "forbidden" must look alike.</summary>
    private void RefuseMissing(in Notification call, string name, string path)
    {
        if (Path.GetDirectoryName(path) is { } folder && Libc.RealPath(folder) is { } real && files.Contains(real)) listener.Fail(call, ErrorNames.NoEntry);
        else DenyPath(call, name, path);
    }

    /// <summary>Null for what is relative to a descriptor; the working folder is the root.</summary>
    private static string? Absolute(int folder, string? path) =>
        string.IsNullOrEmpty(path) ? null
        : path[0] == '/' ? path
        : folder == Libc.AtCurrentDirectory ? "/" + path : null;

    private bool GiveOwnMaps(in Notification call)
    {
        var maps = Libc.Open($"/proc/{Text(call.Task)}/maps", Libc.OCloseOnExec);
        if (maps < 0) return false;
        var given = listener.Give(call, maps, closeOnExec: true);
        _ = Libc.Close(maps);
        return given;
    }

    private void GiveFile(in Notification call, string name, string path, int access, int flags)
    {
        var descriptor = Libc.Open(path, access | Libc.OCloseOnExec | Libc.ONonBlock);
        if (descriptor < 0)
        {
            listener.Fail(call, Libc.LastError);
            return;
        }
        if (!listener.Give(call, descriptor, (flags & Libc.OCloseOnExec) != 0)) DenyPath(call, name, path);
        _ = Libc.Close(descriptor);
    }

    private unsafe void AnswerStat(in Notification call, string path, long buffer, int flags)
    {
        var result = stackalloc byte[256];
        var text = Marshal.StringToCoTaskMemUTF8(path);
        var failed = Libc.Syscall(Syscalls.Number("newfstatat"), Libc.AtCurrentDirectory, text, (long)result, flags) != 0;
        var error = Libc.LastError;
        Marshal.FreeCoTaskMem(text);
        if (failed) listener.Fail(call, error);
        else if (!WorkerMemory.Write(call.Task, buffer, new(result, Syscalls.StatBytes))) listener.Fail(call, 14);
        else listener.Return(call, 0);
    }
}
