using Microsoft.Win32.SafeHandles;

namespace StatHarness.Sandbox.Confined;

/// <summary>Protocol over standard input and output, where the system hands a child nothing else. The console then goes to standard error.</summary>
internal sealed class StandardChannel : WorkerChannel
{
    private readonly Stream _input = Console.OpenStandardInput();
    private readonly Stream _output = Console.OpenStandardOutput();

    internal StandardChannel()
    {
        Console.SetOut(Console.Error);
        Console.SetIn(TextReader.Null);
    }

    internal override void LeaveSession()
    {
    }

    internal override string CanaryResult() => "0";

    internal override SafeFileHandle OpenGrant(int slot, string? path) => File.OpenHandle(path!, FileMode.Open, FileAccess.Read, FileShare.Read);

    internal override void Send(ReadOnlySpan<byte> frame)
    {
        _output.Write(frame);
        _output.Flush();
    }

    protected override int Receive(Span<byte> buffer) => _input.Read(buffer);

    internal override void EndWhenParentIsGone()
    {
    }

    /// <summary>After the assignment nothing comes but the end of the stream, and that means the end of the parent.</summary>
    internal override void EndWithParent() =>
        new Thread(() =>
        {
            if (_input.ReadByte() < 0) End(75);
        }, 256 << 10) { IsBackground = true, Name = "parent watch" }.Start();

    internal override void Leave() => End(0);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("ApiDesign", "RS0030", Justification = "A watcher thread ends the worker; there is no caller to return a code to.")]
    internal override void End(int exitCode) => Environment.Exit(exitCode);
}
