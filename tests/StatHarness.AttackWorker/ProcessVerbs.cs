using System.Diagnostics;

namespace StatHarness.AttackWorker;

internal static class ProcessVerbs
{
    internal static void Register(Dictionary<string, Func<Call, string>> verbs)
    {
        verbs["process"] = c =>
        {
            using var process = Process.Start(c.Text(0), c.Text(1));
            process.WaitForExit();
            return "started";
        };
        verbs["fork"] = _ => RawCalls.Call(57);
        verbs["vfork"] = _ => RawCalls.Call(58);
        verbs["clone-process"] = _ => RawCalls.Call(56, 17);
        verbs["clone-namespace"] = _ => RawCalls.Call(56, 0x10000 | 0x10000000);
        verbs["clone3"] = _ => RawCalls.Call(435, 0, 0);
        verbs["execve"] = c => RawCalls.WithPath(59, c.Text(0));
        verbs["kill"] = c => RawCalls.Call(62, c.Int(0), c.Int(1));
        verbs["tgkill"] = c => RawCalls.Call(234, c.Int(0), c.Int(0), c.Int(1));
        verbs["ptrace"] = c => RawCalls.Call(101, 16, c.Int(0));
        verbs["process_vm_readv"] = c => RawCalls.Call(310, c.Int(0), 0, 0, 0, 0, 0);
        verbs["pidfd_open"] = c => RawCalls.Call(434, c.Int(0));
        verbs["prlimit"] = PrLimit;
        verbs["affinity"] = c => RawCalls.Call(203, c.Int(0), 0, 0);
        verbs["mount"] = c => RawCalls.WithPaths(165, "none", c.Text(0));
        verbs["bpf"] = _ => RawCalls.Call(321, 0, 0, 0);
        verbs["memfd"] = _ => RawCalls.WithPath(319, "planted");
        verbs["shmget"] = _ => RawCalls.Call(29, 0, 4096, 950);
        verbs["unshare"] = _ => RawCalls.Call(272, 0x10000000);
        verbs["setuid"] = _ => RawCalls.Call(105, 0);
        verbs["seccomp"] = _ => RawCalls.Call(317, 1, 8, 0);
        verbs["userfaultfd"] = _ => RawCalls.Call(323, 0);
        verbs["x32"] = _ => RawCalls.Call(0x40000000 + 39);
        verbs["ioctl"] = _ => RawCalls.Call(16, 0, 0x5412, 0);
        verbs["setown"] = c => RawCalls.Call(72, 0, 8, c.Int(0));
        verbs["undumpable"] = _ => RawCalls.Call(157, 4, 0);
        verbs["unknown"] = _ => RawCalls.Call(400);
        verbs["grant-again"] = _ => RawCalls.Call(257, -70_000, 0, 0);
    }

    private static unsafe string PrLimit(Call call)
    {
        var limit = stackalloc long[2];
        return RawCalls.Call(302, call.Int(0), 7, (long)limit, 0);
    }
}
