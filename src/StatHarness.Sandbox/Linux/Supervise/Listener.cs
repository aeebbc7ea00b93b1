namespace StatHarness.Sandbox.Linux.Supervise;

/// <summary>The descriptor over which the kernel asks about each call of the worker.</summary>
internal sealed unsafe class Listener(int descriptor) : IDisposable
{
    private const nuint Receive = 0xC0502100, Send = 0xC0182101, AddDescriptor = 0x40182103, SetFlags = 0x40082104;
    private const uint ContinueFlag = 1, AddAndSend = 2;

    internal int Descriptor { get; } = descriptor;

    /// <summary>Wakes the worker on the processor of its supervisor (Linux 6.6): about half the latency. Absent on older kernels.</summary>
    internal void PreferSynchronousWake() => _ = Libc.Syscall(Syscalls.Number("ioctl"), Descriptor, (long)SetFlags, 1);

    /// <summary>False when the asking task was killed meanwhile.</summary>
    internal bool TryReceive(out Notification notification)
    {
        notification = default;
        fixed (Notification* pointer = &notification)
            return Libc.Ioctl(Descriptor, Receive, pointer) == 0;
    }

    internal void Continue(in Notification notification) => Answer(new() { Id = notification.Id, Flags = ContinueFlag });

    internal void Fail(in Notification notification, int error) => Answer(new() { Id = notification.Id, Error = -error });

    internal void Return(in Notification notification, long value) => Answer(new() { Id = notification.Id, Value = value });

    /// <summary>Installs a copy of a descriptor in the worker and returns its number there from the call.</summary>
    /// <returns>False when the kernel refused; the call then still waits for an answer.</returns>
    internal bool Give(in Notification notification, int source, bool closeOnExec)
    {
        var answer = new DescriptorAnswer { Id = notification.Id, Flags = AddAndSend, Source = source, TargetFlags = closeOnExec ? Libc.OCloseOnExec : 0 };
        return Libc.Ioctl(Descriptor, AddDescriptor, &answer) >= 0;
    }

    /// <summary>An error here means that the task is gone; there is nobody left to tell.</summary>
    private void Answer(NotificationAnswer answer) => _ = Libc.Ioctl(Descriptor, Send, &answer);

    public void Dispose() => _ = Libc.Close(Descriptor);
}
