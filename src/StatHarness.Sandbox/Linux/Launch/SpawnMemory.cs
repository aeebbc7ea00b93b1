using System.Runtime.InteropServices;
using System.Text;
using StatHarness.Sandbox.Linux.Filter;

namespace StatHarness.Sandbox.Linux.Launch;

/// <summary>Builds a <see cref="SpawnPlan"/> and owns its memory.</summary>
internal sealed unsafe class SpawnMemory : IDisposable
{
    private const short SetSignalDefaults = 0x04, SetSignalMask = 0x08;
    // HUP, INT, QUIT, TSTP, TTIN, TTOU: what a terminal sends to everybody in front of it.
    private static readonly int[] FromTerminal = [1, 2, 3, 20, 21, 22];
    private readonly List<nint> _blocks = [];
    private static readonly ulong[] Filter = FilterProgram.Build();

    internal SpawnPlan* Plan { get; }

    internal SpawnMemory(string program, IReadOnlyList<string> arguments, IReadOnlyList<string> environment, ReadOnlySpan<int> descriptors)
    {
        Plan = (SpawnPlan*)Block(sizeof(SpawnPlan));
        *Plan = new SpawnPlan
        {
            Syscall = (delegate* unmanaged[SuppressGCTransition]<long, long, long, long, long, long, long>)SpawnFunctions.Syscall,
            ErrorLocation = (delegate* unmanaged[SuppressGCTransition]<int*>)SpawnFunctions.ErrorLocation,
            Spawn = (delegate* unmanaged<int*, byte*, void*, void*, byte**, byte**, int>)SpawnFunctions.Spawn,
            Program = Text(program),
            Arguments = Texts(arguments),
            Environment = Texts(environment),
            Actions = Actions(descriptors),
            Attributes = Attributes(),
            Ruleset = -1,
            LastCapability = -1,
            Listener = -1,
            NrUnshare = Syscalls.Number("unshare"),
            NrSetGroups = Syscalls.Number("setgroups"),
            NrSetGid = Syscalls.Number("setresgid"),
            NrSetUid = Syscalls.Number("setresuid"),
            NrPrctl = Syscalls.Number("prctl"),
            NrCapSet = Syscalls.Number("capset"),
            NrRestrict = Syscalls.Number("landlock_restrict_self"),
            NrSeccomp = Syscalls.Number("seccomp"),
            NrWrite = Syscalls.Number("write"),
        };
        var instructions = (ulong*)Block(Filter.Length * sizeof(ulong));
        Filter.CopyTo(new Span<ulong>(instructions, Filter.Length));
        Plan->Filter = new() { Count = (ushort)Filter.Length, Instructions = instructions };
    }

    /// <summary>Descriptor i of the list becomes descriptor i of the worker; all others are closed; the folder is the root.</summary>
    private void* Actions(ReadOnlySpan<int> descriptors)
    {
        var actions = Block(512);
        Must(SpawnFunctions.ActionsInit(actions));
        for (var i = 0; i < descriptors.Length; i++) Must(SpawnFunctions.ActionsDuplicate(actions, descriptors[i], i));
        Must(SpawnFunctions.ActionsCloseFrom(actions, descriptors.Length));
        Must(SpawnFunctions.ActionsChangeFolder(actions, Text("/")));
        return actions;
    }

    private void* Attributes()
    {
        var attributes = Block(1024);
        var signals = (byte*)Block(128);
        Must(SpawnFunctions.AttributesInit(attributes));
        // A session of its own would keep these away too, but asking for one here asks the supervisor, before the child has closed its copies of the
        // listeners: were the parent killed just then, the child would wait for itself for ever. The worker leaves the session when it has started.
        foreach (var signal in FromTerminal) signals[(signal - 1) / 8] |= (byte)(1 << ((signal - 1) % 8));
        Must(SpawnFunctions.AttributesSetMask(attributes, signals));
        new Span<byte>(signals, 128).Fill(0xFF);
        Must(SpawnFunctions.AttributesSetDefaults(attributes, signals));
        Must(SpawnFunctions.AttributesSetFlags(attributes, SetSignalDefaults | SetSignalMask));
        return attributes;
    }

    private static void Must(int error)
    {
        if (error != 0) throw SandboxDiagnostics.LaunchFailed("preparing posix_spawn", Libc.ErrorText(error));
    }

    private byte** Texts(IReadOnlyList<string> texts)
    {
        var list = (byte**)Block((texts.Count + 1) * sizeof(byte*));
        for (var i = 0; i < texts.Count; i++) list[i] = Text(texts[i]);
        return list;
    }

    private byte* Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var block = (byte*)Block(bytes.Length + 1);
        bytes.CopyTo(new Span<byte>(block, bytes.Length));
        return block;
    }

    private void* Block(int bytes)
    {
        var block = NativeMemory.AllocZeroed((nuint)bytes);
        _blocks.Add((nint)block);
        return block;
    }

    public void Dispose()
    {
        SpawnFunctions.ActionsDestroy(Plan->Actions);
        SpawnFunctions.AttributesDestroy(Plan->Attributes);
        foreach (var block in _blocks) NativeMemory.Free((void*)block);
        _blocks.Clear();
    }
}
