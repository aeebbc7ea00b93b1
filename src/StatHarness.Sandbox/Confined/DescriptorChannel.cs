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
    private static readonly delegate* unmanaged<int, void> ExitNow = (delegate* unmanaged<int, void>)Symbol("_exit");

    internal override string CanaryResult()
    {
        var root = "/\0"u8;
        fixed (byte* path = root)
        {
            var descriptor = OpenAt(Libc.AtCurrentDirectory, path, 0, 0);
            return (descriptor >= 0 ? 0 : Marshal.GetLastSystemError()).ToString(CultureInfo.InvariantCulture);
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
                else if (Marshal.GetLastSystemError() != ErrorNames.Interrupted) End(74);
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
                if (Marshal.GetLastSystemError() != ErrorNames.Interrupted) return 0;
            }
        }
    }

    /// <summary>A death signal would follow the thread that launched us; a pipe follows the process.</summary>
    internal override void EndWhenParentIsGone()
    {
        var watcher = new Thread(Watch, 256 << 10) { IsBackground = true, Name = "parent watch" };
        watcher.Start();
    }

    internal override void End(int exitCode) => ExitNow(exitCode);

    private void Watch()
    {
        while (true)
        {
            var entry = new PollEntry(RequestDescriptor, 0);
            if (Poll(&entry, 1, -1) > 0 && (entry.Found & (Libc.PollHangUp | Libc.PollError)) != 0) End(75);
        }
    }

    private static nint Symbol(string name) => NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), name);
}
