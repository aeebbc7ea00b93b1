using System.Globalization;
using StatHarness.Sandbox.Linux.Filter;

namespace StatHarness.Sandbox.Linux.Supervise;

/// <summary>What a denied call returns and how it is put on record.</summary>
internal static class DeniedCalls
{
    /// <summary>Calls that name a path: the arguments that hold it.</summary>
    private static readonly Dictionary<string, int[]> Paths = Parse("""
        open:0 creat:0 openat:1 openat2:1 stat:0 lstat:0 newfstatat:1 statx:1 statfs:0 access:0 faccessat:1 faccessat2:1 readlink:0 readlinkat:1
        truncate:0 chdir:0 mkdir:0 mkdirat:1 rmdir:0 unlink:0 unlinkat:1 rename:0,1 renameat:1,3 renameat2:1,3
        link:0,1 linkat:1,3 symlink:0,1 symlinkat:0,2 mknod:0 mknodat:1
        chmod:0 fchmodat:1 fchmodat2:1 chown:0 lchown:0 fchownat:1 utime:0 utimes:0 futimesat:1 utimensat:1
        setxattr:0 lsetxattr:0 getxattr:0 lgetxattr:0 listxattr:0 llistxattr:0 removexattr:0 lremovexattr:0
        setxattrat:1 getxattrat:1 listxattrat:1 removexattrat:1 file_getattr:1 file_setattr:1
        inotify_add_watch:1 fanotify_mark:4 name_to_handle_at:1 open_tree:1 open_tree_attr:1 move_mount:1,3 mount:0,1 umount2:0
        chroot:0 pivot_root:0,1 acct:0 swapon:0 swapoff:0 quotactl:1 uselib:0
        execve:0 execveat:1 memfd_create:0 mq_open:0 mq_unlink:0
        """);

    private static readonly HashSet<string> AccessDenied = new(
        """
        open creat openat openat2 stat lstat newfstatat statx statfs access faccessat faccessat2 readlink readlinkat
        truncate chdir mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 link linkat symlink symlinkat mknod mknodat
        getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr getxattrat listxattrat inotify_add_watch inotify_init inotify_init1
        socket socketpair connect bind listen accept accept4 sendto recvfrom sendmsg recvmsg sendmmsg recvmmsg shutdown
        getsockname getpeername setsockopt getsockopt
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    internal static int Error(string name) =>
        name == "clone3" || name.StartsWith("x32_", StringComparison.Ordinal) ? ErrorNames.NoSystemCall
        : AccessDenied.Contains(name) ? ErrorNames.Access : ErrorNames.Perm;

    internal static string? Target(string name, in Notification call, int worker)
    {
        if (Paths.TryGetValue(name, out var indices))
        {
            var task = call.Task;
            var arguments = new long[indices.Length];
            for (var i = 0; i < indices.Length; i++) arguments[i] = call.Argument(indices[i]);
            return string.Join(" → ", arguments.Select(a => WorkerMemory.ReadText(task, a) ?? "(unreadable)"));
        }
        return name switch
        {
            "socket" or "socketpair" => $"{Family(call.Int(0))} {SocketType(call.Int(1))}",
            "kill" or "tkill" or "rt_sigqueueinfo" => $"{Process(call.Int(0), worker)}, signal {Text(call.Int(1))}",
            "tgkill" or "rt_tgsigqueueinfo" => $"{Process(call.Int(0), worker)}, signal {Text(call.Int(2))}",
            "ptrace" => $"request {Text(call.Int(0))}, {Process(call.Int(1), worker)}",
            "process_vm_readv" or "process_vm_writev" or "pidfd_open" or "prlimit64" or "sched_setaffinity" or "sched_setscheduler"
                => Process(call.Int(0), worker),
            "ioctl" => $"request 0x{(uint)(call.Argument(1) & 0xFFFFFFFF):x}",
            "fcntl" => $"command {Text(call.Int(1))}",
            "prctl" => $"option {Text(call.Int(0))}",
            "bpf" => $"command {Text(call.Int(0))}",
            "clone" or "clone3" or "fork" or "vfork" => "process",
            _ => null,
        };
    }

    private static string Process(int id, int worker) =>
        id == worker || id == 0 ? "itself" : id == Environment.ProcessId ? "the parent" : $"process {Text(id)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Family(int family) => family switch
    {
        1 => "AF_UNIX",
        2 => "AF_INET",
        10 => "AF_INET6",
        16 => "AF_NETLINK",
        17 => "AF_PACKET",
        40 => "AF_VSOCK",
        _ => $"family {Text(family)}",
    };

    private static string SocketType(int type) => (type & 0xF) switch
    {
        1 => "SOCK_STREAM",
        2 => "SOCK_DGRAM",
        3 => "SOCK_RAW",
        5 => "SOCK_SEQPACKET",
        var other => $"type {Text(other)}",
    };

    private static Dictionary<string, int[]> Parse(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split(':'))
            .ToDictionary(pair => pair[0], pair => pair[1].Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray(), StringComparer.Ordinal);
}
