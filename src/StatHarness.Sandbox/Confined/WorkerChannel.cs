using Microsoft.Win32.SafeHandles;
using StatHarness.Sandbox.Linux.Launch;
using StatHarness.Sandbox.Protocol;

namespace StatHarness.Sandbox.Confined;

/// <summary>The worker's end of the protocol.</summary>
internal abstract class WorkerChannel
{
    private const long MaxAssignmentBytes = 1L << 30;

    /// <summary>Whether the worker is to wait, so that a longer warm-up costs nobody time.</summary>
    internal static bool IsThorough => Environment.GetEnvironmentVariable(WorkerEnvironment.ThoroughVariable) is not null;

    internal static WorkerChannel Open() =>
        Environment.GetEnvironmentVariable(WorkerEnvironment.ChannelVariable) == "descriptors" ? new DescriptorChannel() : new StandardChannel();

    /// <summary>Out of reach of the terminal's signals.</summary>
    internal abstract void LeaveSession();

    /// <summary>The error number of an attempt that confinement must stop; 0 when nothing stopped it.</summary>
    internal abstract string CanaryResult();

    internal abstract SafeFileHandle OpenGrant(int slot, string? path);

    internal abstract void Send(ReadOnlySpan<byte> frame);

    internal abstract void EndWhenParentIsGone();

    internal abstract void EndWithParent();

    /// <summary>After the answer. Where a supervisor looks at the process once more, it is the supervisor that ends it: what has ended by itself has no memory to be measured.</summary>
    internal abstract void Leave();

    /// <summary>Ends the process at once: no finalizers, no exit handlers, none of which is ours.</summary>
    internal abstract void End(int exitCode);

    /// <summary>Returns 0 at the end of the stream.</summary>
    protected abstract int Receive(Span<byte> buffer);

    internal ReadOnlyMemory<byte> ReceiveAssignment()
    {
        var reader = new FrameReader(MaxAssignmentBytes);
        var buffer = new byte[64 << 10];
        while (reader.State == FrameState.Incomplete)
        {
            var count = Receive(buffer.AsSpan(0, Math.Min(reader.Wanted, buffer.Length)));
            if (count == 0) End(0); // The parent has no work for us.
            reader.Append(buffer.AsSpan(0, count));
        }
        return reader is { State: FrameState.Complete, Kind: FrameKind.Assignment } ? reader.Payload
            : throw new InvalidDataException($"The assignment is {reader.State}, kind {reader.Kind}.");
    }
}
