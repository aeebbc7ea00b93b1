namespace StatHarness.Sandbox.Portable;
internal static class ProcessWorker
{
    internal static Task<WorkOutcome> RunAsync(string workerPath, SandboxPolicy policy, Isolation isolation, WorkItem item, CancellationToken ct) => throw new PlatformNotSupportedException();
}
