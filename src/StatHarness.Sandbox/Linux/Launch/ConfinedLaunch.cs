namespace StatHarness.Sandbox.Linux.Launch;

/// <summary>Starts one worker on a thread that confines itself first. The supervisor must answer from <see cref="HandOff"/> on.</summary>
internal sealed unsafe class ConfinedLaunch : IDisposable
{
    private static readonly Lock Rehearsing = new();
    private static bool _rehearsed;
    private readonly SpawnMemory _memory;
    private readonly Thread _thread;

    /// <summary>Counts once when the listener is there (or a step failed), once more when the spawn returned.</summary>
    internal int HandOff { get; }

    internal Pipes Pipes { get; }

    internal ConfinedLaunch(LinuxSite site, long memoryBytes, bool thorough)
    {
        Rehearse();
        Pipes = new Pipes();
        HandOff = EventDescriptor();
        var environment = WorkerEnvironment.For(memoryBytes, "descriptors", thorough).Select(v => $"{v.Key}={v.Value}").ToArray();
        _memory = new SpawnMemory(site.Files.Muxer, [site.Files.Muxer, site.WorkerPath], environment, Pipes.ForWorker);
        _memory.Plan->HandOff = HandOff;
        _memory.Plan->Ruleset = site.Ruleset;
        _memory.Plan->UnshareNetwork = site.OwnNetwork;
        _memory.Plan->BecomeNobody = site.Nobody;
        _memory.Plan->LastCapability = Privileges.Current.LastCapabilityToDrop;
        _thread = Start(_memory);
    }

    internal int ThreadId => _memory.Plan->ThreadId;
    internal int Listener => _memory.Plan->Listener;
    internal int Pid => _memory.Plan->Pid;
    internal bool Spawned => Volatile.Read(ref _memory.Plan->Spawned);

    /// <summary>The failed step with its error, or null.</summary>
    internal (string Step, int Error)? Failure =>
        _memory.Plan->FailedStep is var step and > 0 ? (ConfinedSpawn.Steps[step], _memory.Plan->Error) : null;

    /// <summary>Whether the launching thread has left the kernel: from then on its number may belong to a task of the worker.</summary>
    internal bool ThreadIsGone()
    {
        if (_thread.IsAlive || (ThreadId > 0 && Path.Exists($"/proc/self/task/{ThreadId.ToString(System.Globalization.CultureInfo.InvariantCulture)}"))) return false;
        if (ThreadId > 0) ParentThreads.Leave(ThreadId);
        return true;
    }

    public void Dispose()
    {
        _thread.Join();
        _memory.Dispose();
        _ = Libc.Close(HandOff);
    }

    internal static int EventDescriptor()
    {
        var descriptor = (int)Libc.Syscall(Syscalls.Number("eventfd2"), 0, Libc.OCloseOnExec | Libc.ONonBlock);
        return descriptor >= 0 ? descriptor : throw SandboxDiagnostics.LaunchFailed("eventfd", Libc.ErrorText(Libc.LastError));
    }

    private static Thread Start(SpawnMemory memory)
    {
        var plan = memory.Plan;
        var thread = new Thread(() =>
        {
            plan->ThreadId = (int)Libc.Syscall(Syscalls.Number("gettid"));
            ParentThreads.Enter(plan->ThreadId);
            ConfinedSpawn.Run(plan);
        }, 256 << 10) { IsBackground = true, Name = "confined launch" };
        thread.Start();
        return thread;
    }

    /// <summary>
    /// The first passage compiles the method and whatever the end of a thread touches. It must not happen on a confined thread,
    /// so it happens on a free one, with a program that does not exist.
    /// </summary>
    private static void Rehearse()
    {
        lock (Rehearsing)
        {
            if (_rehearsed) return;
            ParentThreads.EnsureBaseline();
            using var memory = new SpawnMemory("/nonexistent", ["rehearsal"], [], []);
            memory.Plan->Rehearsal = true;
            var wake = EventDescriptor();
            memory.Plan->HandOff = wake;
            for (var i = 0; i < 2; i++)
            {
                Start(memory).Join();
                ParentThreads.Leave(memory.Plan->ThreadId);
            }
            _ = Libc.Close(wake);
            _rehearsed = true;
        }
    }
}
