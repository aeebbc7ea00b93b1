namespace StatHarness.Sandbox.Linux.Launch;

/// <summary>The descriptors of one worker. The worker's ends are numbered high, so that putting them in place overwrites none.</summary>
internal sealed unsafe class Pipes : IDisposable
{
    private const int DuplicateCloseOnExec = 1030, SetFlags = 4, AboveStandard = 64;
    private readonly List<int> _workerEnds = [];
    private readonly List<int> _ours = [];

    internal int Request { get; }
    internal int Response { get; }
    internal int Output { get; }
    internal int Error { get; }

    /// <summary>What becomes 0, 1, 2 (the usual three), 3 (requests) and 4 (responses).</summary>
    internal ReadOnlySpan<int> ForWorker => _workerEnds.ToArray();

    internal Pipes()
    {
        try
        {
            _workerEnds.Add(High(Must(Libc.Open("/dev/null", Libc.OCloseOnExec), "/dev/null")));
            Output = Pair(workerWrites: true);
            Error = Pair(workerWrites: true);
            Request = Pair(workerWrites: false);
            Response = Pair(workerWrites: true);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private int Pair(bool workerWrites)
    {
        var pair = stackalloc int[2];
        Must(Libc.Pipe(pair, Libc.OCloseOnExec), "pipe2");
        var (theirs, ours) = workerWrites ? (pair[1], pair[0]) : (pair[0], pair[1]);
        _workerEnds.Add(High(theirs));
        _ours.Add(ours);
        Must(Libc.Fcntl(ours, SetFlags, Libc.ONonBlock), "fcntl");
        return ours;
    }

    private static int High(int descriptor)
    {
        var high = Libc.Fcntl(descriptor, DuplicateCloseOnExec, AboveStandard);
        var error = Libc.LastError;
        _ = Libc.Close(descriptor);
        return high >= 0 ? high : throw SandboxDiagnostics.LaunchFailed("fcntl(dupfd)", Libc.ErrorText(error));
    }

    private static int Must(int result, string step) => result >= 0 ? result : throw SandboxDiagnostics.LaunchFailed(step, Libc.ErrorText(Libc.LastError));

    /// <summary>After the spawn: otherwise the worker's end would never be seen to close.</summary>
    internal void CloseWorkerEnds() => CloseAll(_workerEnds);

    public void Dispose()
    {
        CloseAll(_workerEnds);
        CloseAll(_ours);
    }

    private static void CloseAll(List<int> descriptors)
    {
        foreach (var descriptor in descriptors) _ = Libc.Close(descriptor);
        descriptors.Clear();
    }
}
