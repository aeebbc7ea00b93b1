using StatHarness.Sandbox;

namespace StatHarness.Worker;

/// <summary>What this worker can do. So far it only proves that it is there: <c>selftest:…</c> comes back.</summary>
internal static class WorkHandler
{
    internal static ReadOnlyMemory<byte> Handle(WorkRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return request.Request.Span.StartsWith("selftest:"u8)
            ? request.Request["selftest:".Length..]
            : throw new InvalidDataException("The request is of no kind that this worker knows.");
    }
}
