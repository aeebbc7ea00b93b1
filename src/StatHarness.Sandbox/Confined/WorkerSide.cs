using System.Diagnostics;
using System.Text;
using Microsoft.Win32.SafeHandles;
using StatHarness.Sandbox.Confined;
using StatHarness.Sandbox.Protocol;

namespace StatHarness.Sandbox;

/// <summary>The worker's <c>Main</c>: ready, one assignment, one response, end.</summary>
public static class WorkerSide
{
    private static volatile bool _sawOutOfMemory;

    /// <summary>Call first thing in <c>Main</c> and return its value. <paramref name="handle"/> runs on the main thread.</summary>
    /// <param name="handle">Its result is the response. An exception becomes a crash with its message; catch what has a meaning to you.</param>
    /// <param name="warmUp">Runs before the worker is armed: load here what the handler will need, while nothing is a violation.</param>
    public static int Serve(Func<WorkRequest, CancellationToken, ReadOnlyMemory<byte>> handle, Action? warmUp = null)
    {
        var channel = WorkerChannel.Open();
        channel.EndWhenParentIsGone();
        AppDomain.CurrentDomain.FirstChanceException += static (_, e) => _sawOutOfMemory |= e.Exception is OutOfMemoryException;
        warmUp?.Invoke();
        channel.Send(Frame.Encode(FrameKind.Ready, Encoding.ASCII.GetBytes(channel.CanaryResult())));
        var assignment = Assignment.Decode(channel.ReceiveAssignment());
        channel.EndWithParent();
        var grants = new SortedDictionary<string, SafeFileHandle>(StringComparer.Ordinal);
        foreach (var (slot, (name, path)) in assignment.Grants.Index()) grants[name] = channel.OpenGrant(slot, path);
        _sawOutOfMemory = false;
        channel.Send(Answer(handle, new(assignment.Request, grants)));
        channel.End(0);
        throw new UnreachableException();
    }

    private static byte[] Answer(Func<WorkRequest, CancellationToken, ReadOnlyMemory<byte>> handle, WorkRequest request)
    {
        try
        {
            var response = handle(request, CancellationToken.None);
            return Frame.Encode(FrameKind.Response, response.Span, _sawOutOfMemory ? Frame.SawOutOfMemory : (ushort)0);
        }
        catch (OutOfMemoryException)
        {
            return Frame.Encode(FrameKind.OutOfMemory, default);
        }
        catch (Exception exception)
        {
            var text = Encoding.UTF8.GetBytes($"{exception.GetType().Name}: {exception.Message}");
            return Frame.Encode(FrameKind.Failed, text.AsSpan(0, Math.Min(text.Length, 4096)));
        }
    }
}
