using System.Runtime.InteropServices;

namespace StatHarness.Sandbox.Linux.Launch;

/// <summary>Everything the launching thread needs, in unmanaged memory, so that it allocates and resolves nothing.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SpawnPlan
{
    /// <summary>The C library's <c>syscall</c>. Only for calls that return at once: no transition to let the collector run.</summary>
    internal delegate* unmanaged[SuppressGCTransition]<long, long, long, long, long, long, long> Syscall;
    internal delegate* unmanaged[SuppressGCTransition]<int*> ErrorLocation;
    internal delegate* unmanaged<int*, byte*, void*, void*, byte**, byte**, int> Spawn;

    internal byte* Program;
    internal void* Actions;
    internal void* Attributes;
    internal byte** Arguments;
    internal byte** Environment;

    internal FilterHeader Filter;
    /// <summary>Negative: the kernel has no Landlock and the policy knows.</summary>
    internal int Ruleset;
    internal int HandOff;
    internal bool UnshareNetwork, BecomeNobody, Rehearsal;
    internal int LastCapability;

    internal long NrUnshare, NrSetGroups, NrSetGid, NrSetUid, NrPrctl, NrCapSet, NrRestrict, NrSeccomp, NrWrite;

    // Written by the launching thread, read by the supervisor after a hand-off.
    internal int ThreadId, FailedStep, Error, Listener, Pid;
    internal bool Spawned;
}

[StructLayout(LayoutKind.Sequential)]
internal unsafe struct FilterHeader
{
    internal ushort Count;
    internal ulong* Instructions;
}
