using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using StatHarness.Sandbox.Linux;
using StatHarness.Sandbox.Protocol;

namespace StatHarness.Sandbox.Confined;

/// <summary>
/// Protocol over descriptors 3 and 4: the runtime duplicates 0 to 2 and hands them to children and consoles. Talks to the C
/// library that is already mapped, so that no library is searched for.
/// </summary>
internal sealed unsafe class DescriptorChannel : WorkerChannel
{
    private const int RequestDescriptor = 3, ResponseDescriptor = 4;

    private static readonly delegate* unmanaged<int, byte*, nint, nint> Read = (delegate* unmanaged<int, byte*, nint, nint>)Symbol("read");
    private static readonly delegate* unmanaged<int, byte*, nint, nint> Write = (delegate* unmanaged<int, byte*, nint, nint>)Symbol("write");
    private static readonly delegate* unmanaged<PollEntry*, nuint, int, int> Poll = (delegate* unmanaged<PollEntry*, nuint, int, int>)Symbol("poll");
    private static readonly delegate* unmanaged<int, byte*, int, int, int> OpenAt = (delegate* unmanaged<int, byte*, int, int, int>)Symbol("openat");
    // Without transitions between the two, nothing can change the error before it is read.
    private static readonly delegate* unmanaged[SuppressGCTransition]<int, byte*, int, int, int> OpenCanary = (delegate* unmanaged[SuppressGCTransition]<int, byte*, int, int, int>)Symbol("openat");
    private static readonly delegate* unmanaged[SuppressGCTransition]<int*> Error = (delegate* unmanaged[SuppressGCTransition]<int*>)Symbol("__errno_location");
    private static readonly delegate* unmanaged<int, long, long, long, long, int> ProcessControl = (delegate* unmanaged<int, long, long, long, long, int>)Symbol("prctl");
    private static readonly delegate* unmanaged<int> SetSession = (delegate* unmanaged<int>)Symbol("setsid");
    private static readonly delegate* unmanaged<int, void> ExitNow = (delegate* unmanaged<int, void>)Symbol("_exit");

    internal override void LeaveSession()
    {
        if (SetSession() < 0) End(76);
    }

    internal override string CanaryResult()
    {
        var root = "/\0"u8;
        fixed (byte* path = root)
        {
            var open = OpenCanary;
            var error = Error;
            var descriptor = open(Libc.AtCurrentDirectory, path, 0, 0);
            var found = *error();
            // Where files are not held, it opens, and must not be taken for a leak.
            if (descriptor >= 0) _ = Libc.Close(descriptor);
            return (descriptor >= 0 ? 0 : found).ToString(CultureInfo.InvariantCulture);
        }
    }

    internal override SafeFileHandle OpenGrant(int slot, string? path)
    {
        var descriptor = OpenAt(GrantCall.First - slot, null, 0, 0);
        return descriptor >= 0 ? new(descriptor, ownsHandle: true) : throw new IOException($"The parent gave no descriptor for grant {slot}.");
    }

    internal override void Send(ReadOnlySpan<byte> frame)
    {
        fixed (byte* bytes = frame)
        {
            nint sent = 0;
            while (sent < frame.Length)
            {
                var count = Write(ResponseDescriptor, bytes + sent, frame.Length - sent);
                if (count > 0) sent += count;
                else if (*Error() != ErrorNames.Interrupted) End(74);
            }
        }
    }

    protected override int Receive(Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            while (true)
            {
                var count = Read(RequestDescriptor, bytes, buffer.Length);
                if (count >= 0) return (int)count;
                if (*Error() != ErrorNames.Interrupted) return 0;
            }
        }
    }

    /// <summary>A death signal would follow the thread that launched us, which ends soon; a pipe follows the process.</summary>
    internal override void EndWhenParentIsGone()
    {
        var watcher = new Thread(Watch, 256 << 10) { IsBackground = true, Name = "parent watch" };
        watcher.Start();
    }

    /// <summary>
    /// The watch above can be fooled by code that replaces the descriptor. By now the launching thread is gone and the main thread
    /// of the parent has inherited us, so the signal comes when the parent ends; the supervisor lets nobody take it back.
    /// </summary>
    internal override void EndWithParent() => _ = ProcessControl(1, Libc.SigKill, 0, 0, 0);

    internal override void Leave() => Thread.Sleep(Timeout.Infinite);

    internal override void End(int exitCode) => ExitNow(exitCode);

    private void Watch()
    {
        while (true)
        {
            var entry = new PollEntry(RequestDescriptor, 0);
            // Hung up, or closed by hostile code: either way there is no parent to work for.
            if (Poll(&entry, 1, -1) > 0 && entry.Found != 0) End(75);
        }
    }

    private static nint Symbol(string name) => NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), name);
}
