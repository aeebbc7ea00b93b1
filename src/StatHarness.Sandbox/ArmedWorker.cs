using StatHarness.Sandbox.Linux;
using StatHarness.Sandbox.Linux.Supervise;
using StatHarness.Sandbox.Protocol;

namespace StatHarness.Sandbox;

/// <summary>A confined worker that waits for its only work item. Disposing ends it.</summary>
internal sealed class ArmedWorker(WorkerSession session) : IAsyncDisposable
{
    /// <summary>False once the worker has ended; an item assigned then gets that end as its outcome.</summary>
    internal bool IsAlive => session.IsAlive;

    internal Task<WorkOutcome> AssignAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var descriptors = OpenGrants(item.Grants);
        var payload = new Assignment([.. item.Grants.Select(g => (g.Name, (string?)null))], item.Request).Encode();
        return session.AssignAsync(Frame.Encode(FrameKind.Assignment, payload), descriptors, item.Budget, cancellationToken);
    }

    public async ValueTask DisposeAsync() => await session.StopAsync().ConfigureAwait(false);

    private static int[] OpenGrants(IReadOnlyList<Grant> grants)
    {
        var descriptors = new int[grants.Count];
        Array.Fill(descriptors, -1);
        try
        {
            for (var i = 0; i < descriptors.Length; i++) descriptors[i] = Open(grants[i]);
            return descriptors;
        }
        catch
        {
            foreach (var descriptor in descriptors)
                if (descriptor >= 0) _ = Libc.Close(descriptor);
            throw;
        }
    }

    private static int Open(Grant grant)
    {
        var descriptor = Libc.Open(grant.Path, Libc.OCloseOnExec | Libc.ONoFollow | Libc.ONonBlock);
        if (descriptor < 0) throw SandboxDiagnostics.GrantFailed(grant, Libc.ErrorText(Libc.LastError));
        if (FileKind.IsRegular(descriptor)) return descriptor;
        _ = Libc.Close(descriptor);
        throw SandboxDiagnostics.GrantFailed(grant, "it is no regular file");
    }
}
