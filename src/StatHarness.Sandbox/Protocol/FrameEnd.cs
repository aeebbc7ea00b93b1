using System.Text;

namespace StatHarness.Sandbox.Protocol;

/// <summary>What the one answer of a worker means.</summary>
internal static class FrameEnd
{
    /// <param name="sawThreadCap">A refused thread looks like exhausted memory to the worker; it is on record as what it is.</param>
    internal static (WorkEnd End, string Explanation) Of(FrameReader frame, long maxPayloadBytes, bool sawThreadCap) => frame switch
    {
        { State: FrameState.TooLong } => (WorkEnd.OutputLimit, $"The response announces more than {maxPayloadBytes} bytes."),
        { State: FrameState.Malformed } => (WorkEnd.ProtocolError, "The response frame is malformed."),
        { State: FrameState.Incomplete } => (WorkEnd.ProtocolError, "The response frame is torn."),
        { Kind: FrameKind.OutOfMemory } => (WorkEnd.MemoryLimit, "The plugin ran out of memory. Raise its memory budget."),
        { Kind: FrameKind.Failed } => (WorkEnd.Crashed, "The worker's handler failed: " + Encoding.UTF8.GetString(frame.Payload.Span)),
        { Kind: not FrameKind.Response } => (WorkEnd.ProtocolError, $"The worker sent '{frame.Kind}' for a response."),
        { Flags: var flags } when (flags & Frame.SawOutOfMemory) != 0 && !sawThreadCap =>
            (WorkEnd.MemoryLimit, "The plugin ran out of memory and went on; its answer is not to be trusted. Raise its memory budget."),
        _ => (WorkEnd.Completed, ""),
    };
}
