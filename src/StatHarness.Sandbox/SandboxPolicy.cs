namespace StatHarness.Sandbox;

/// <summary>What a worker may use, whatever its plugin is. Part of the run fingerprint: a weaker policy is a different run.</summary>
public sealed record SandboxPolicy
{
    /// <summary>Nothing is granted but the descriptors of a work item.</summary>
    public static SandboxPolicy DenyAll { get; } = new();

    /// <summary>Launching refuses below this level. Default: full on Linux, process-only elsewhere.</summary>
    public IsolationLevel RequiredIsolation { get; init; } = OperatingSystem.IsLinux() ? IsolationLevel.Full : IsolationLevel.ProcessOnly;

    /// <summary>Threads of the whole worker, the runtime's own (about ten) included; one more gets EAGAIN.</summary>
    public int MaxThreads { get; init; } = 48;

    /// <summary>One violation more kills the worker.</summary>
    public int MaxViolations { get; init; } = 200;

    /// <summary>Distinct violations kept; the rest is counted in one last record.</summary>
    public int MaxViolationRecords { get; init; } = 64;

    /// <summary>Payload of the response frame.</summary>
    public long MaxResponseBytes { get; init; } = 64L << 20;

    /// <summary>Standard output and standard error together. Nothing of it is a result; the tail of the latter is kept.</summary>
    public long MaxOutputBytes { get; init; } = 1L << 20;

    /// <summary>Time from launch until the worker must be ready. Generous: a loaded machine is no reason to refuse.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
