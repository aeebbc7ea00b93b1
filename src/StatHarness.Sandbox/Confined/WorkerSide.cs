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
    /// <param name="warmUp">Runs before the worker is armed: load here what the handler will need, while nothing is a violation; true when there is time for more than that.</param>
    public static int Serve(Func<WorkRequest, CancellationToken, ReadOnlyMemory<byte>> handle, Action<bool>? warmUp = null)
    {
        var channel = WorkerChannel.Open();
        channel.LeaveSession();
        channel.EndWhenParentIsGone();
        AppDomain.CurrentDomain.FirstChanceException += static (_, e) => _sawOutOfMemory |= e.Exception is OutOfMemoryException;
        warmUp?.Invoke(WorkerChannel.IsThorough);
        channel.Send(Frame.Encode(FrameKind.Ready, Encoding.ASCII.GetBytes(channel.CanaryResult())));
        var assignment = channel.ReceiveAssignment();
        channel.EndWithParent();
        var request = Open(assignment, channel.OpenGrant);
        _sawOutOfMemory = false;
        channel.Send(Answer(handle, request));
        channel.Leave();
        throw new UnreachableException();
    }

    /// <summary>A warm-up that goes the whole way of an assignment, so that the first real one finds it compiled.</summary>
    /// <param name="files">What the request reads, by name.</param>
    public static void Rehearse(Func<WorkRequest, CancellationToken, ReadOnlyMemory<byte>> handle, ReadOnlyMemory<byte> request, IReadOnlyList<(string Name, string Path)> files)
    {
        var assignment = new Assignment([.. files.Select(file => (file.Name, (string?)file.Path))], request);
        var opened = Open(assignment.Encode(), static (_, path) => File.OpenHandle(path!));
        _ = Frame.Encode(FrameKind.Response, handle(opened, CancellationToken.None).Span);
    }

    private static WorkRequest Open(ReadOnlyMemory<byte> payload, Func<int, string?, SafeFileHandle> open)
    {
        var assignment = Assignment.Decode(payload);
        var grants = new Dictionary<string, SafeFileHandle>(StringComparer.Ordinal);
        for (var slot = 0; slot < assignment.Grants.Count; slot++) grants[assignment.Grants[slot].Name] = open(slot, assignment.Grants[slot].Path);
        return new(assignment.Request, grants);
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
