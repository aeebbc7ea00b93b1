using System.Globalization;
using StatHarness.Sandbox.Linux.Launch;
using StatHarness.Sandbox.Protocol;

namespace StatHarness.Sandbox.Linux.Supervise;

/// <summary>Answers the worker's system calls: continues the runtime's own, serves files it may read itself, denies and records the rest.</summary>
internal sealed partial class Broker(Listener listener, RuntimeFiles files, SandboxPolicy policy, ViolationLog log)
{
    private const int CloneThread = 0x10000, CloneNamespaces = 0x7E020080;
    private int[] _grants = [];

    internal int Worker { get; set; }

    internal bool Armed { get; set; }

    internal int MostThreads { get; private set; }

    /// <summary>Takes over the descriptors.</summary>
    internal void Offer(int[] grants) => _grants = grants;

    internal void Answer(in Notification call)
    {
        var name = Syscalls.Name(call.Number);
        if (!Armed) Boot(call, name);
        else if (call.Architecture != Syscalls.AuditArchitecture) Deny(call, name);
        else Decide(call, name);
    }

    internal void CloseGrants()
    {
        foreach (var grant in _grants)
            if (grant >= 0) _ = Libc.Close(grant);
        _grants = [];
    }

    /// <summary>Until it is ready the worker runs only our code, held by Landlock; its stack bounds come from a file that Landlock hides.</summary>
    private void Boot(in Notification call, string name)
    {
        if (name is "clone3")
        {
            listener.Fail(call, ErrorNames.NoSystemCall);
            return;
        }
        if (name is "openat" && WorkerMemory.ReadText(call.Task, call.Argument(1)) == OwnMaps && GiveOwnMaps(call)) return;
        listener.Continue(call);
    }

    private void Decide(in Notification call, string name)
    {
        switch (name)
        {
            case "openat" when call.Int(0) <= GrantCall.First && call.Int(0) > GrantCall.First - GrantCall.MaxSlots && call.Argument(1) == 0:
                GiveGrant(call);
                break;
            case "openat":
                Open(call, name, call.Int(0), WorkerMemory.ReadText(call.Task, call.Argument(1)), call.Int(2));
                break;
            case "open":
                Open(call, name, Libc.AtCurrentDirectory, WorkerMemory.ReadText(call.Task, call.Argument(0)), call.Int(1));
                break;
            case "newfstatat":
                Stat(call, name, call.Int(0), WorkerMemory.ReadText(call.Task, call.Argument(1)), call.Argument(2), call.Int(3));
                break;
            case "stat" or "lstat":
                Stat(call, name, Libc.AtCurrentDirectory, WorkerMemory.ReadText(call.Task, call.Argument(0)), call.Argument(1), name == "lstat" ? Libc.AtNoFollow : 0);
                break;
            case "access":
                Access(call, name, Libc.AtCurrentDirectory, WorkerMemory.ReadText(call.Task, call.Argument(0)), call.Int(1));
                break;
            case "faccessat" or "faccessat2":
                Access(call, name, call.Int(0), WorkerMemory.ReadText(call.Task, call.Argument(1)), call.Int(2));
                break;
            case "readlink":
                ReadLink(call, name, Libc.AtCurrentDirectory, WorkerMemory.ReadText(call.Task, call.Argument(0)), call.Argument(1), call.Argument(2));
                break;
            case "readlinkat":
                ReadLink(call, name, call.Int(0), WorkerMemory.ReadText(call.Task, call.Argument(1)), call.Argument(2), call.Argument(3));
                break;
            case "clone" when (call.Argument(0) & CloneThread) != 0 && (call.Argument(0) & CloneNamespaces) == 0:
                StartThread(call);
                break;
            // The C library asks for each thread and falls back to clone, whose flags lie in registers. No answer but this one is ever given,
            // so that nothing hangs on what stood in memory; what asked for anything but a thread is put on record.
            case "clone3" when WorkerMemory.ReadNumber(call.Task, call.Argument(0)) is { } flags && (flags & CloneThread) != 0 && (flags & CloneNamespaces) == 0:
                listener.Fail(call, ErrorNames.NoSystemCall);
                break;
            case "tgkill" or "kill" when call.Int(0) == Worker:
                listener.Continue(call);
                break;
            // To die with the parent; anything else about that signal is refused.
            case "prctl" when call.Int(0) == 1 && call.Argument(1) == Libc.SigKill:
            case "sched_setaffinity" when IsOwnTask(call.Int(0)):
            // The runtime gives each new thread the ordinary scheduling policy, which is number 0.
            case "sched_setscheduler" when call.Int(1) == 0 && IsOwnTask(call.Int(0)):
                listener.Continue(call);
                break;
            // The thread ended before the runtime came to that: there is nobody to change.
            case "sched_setscheduler" when call.Int(1) == 0 && call.Int(0) > 0 && !Path.Exists($"/proc/{Text(call.Int(0))}"):
                listener.Fail(call, ErrorNames.NoProcess);
                break;
            default:
                Deny(call, name);
                break;
        }
    }

    private void Deny(in Notification call, string name)
    {
        var error = DeniedCalls.Error(name);
        log.Add(name, DeniedCalls.Target(name, call, Worker), ErrorNames.Of(error));
        listener.Fail(call, error);
    }

    private void DenyPath(in Notification call, string name, string? path)
    {
        log.Add(name, path ?? "(unreadable)", ErrorNames.Of(ErrorNames.Access));
        listener.Fail(call, ErrorNames.Access);
    }

    private void GiveGrant(in Notification call)
    {
        var slot = GrantCall.First - call.Int(0);
        if (slot >= _grants.Length || _grants[slot] < 0 || !listener.Give(call, _grants[slot], closeOnExec: true))
        {
            Deny(call, "grant");
            return;
        }
        _ = Libc.Close(_grants[slot]);
        _grants[slot] = -1;
    }

    private void StartThread(in Notification call)
    {
        var threads = CountThreads() + 1;
        if (threads > policy.MaxThreads)
        {
            log.Add("clone", "thread", ErrorNames.Of(ErrorNames.Again));
            listener.Fail(call, ErrorNames.Again);
            return;
        }
        MostThreads = Math.Max(MostThreads, threads);
        listener.Continue(call);
    }

    private bool IsOwnTask(int task) => task == 0 || (task > 0 && Path.Exists($"/proc/{Text(Worker)}/task/{Text(task)}"));

    internal int CountThreads()
    {
        var status = ProcStatus.Read($"/proc/{Text(Worker)}/status");
        var threads = (int)ProcStatus.Number(status, "Threads");
        MostThreads = Math.Max(MostThreads, threads);
        return threads;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
