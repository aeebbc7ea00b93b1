using System.Runtime.InteropServices;

namespace StatHarness.Sandbox.Linux.Launch;

/// <summary>Addresses in the C library, resolved once, before any thread confines itself.</summary>
internal static unsafe class SpawnFunctions
{
    private static readonly nint Library = NativeLibrary.Load("libc", typeof(SpawnFunctions).Assembly, null);

    internal static readonly nint Syscall = Get("syscall"), Spawn = Get("posix_spawn"), ErrorLocation = Get("__errno_location");

    /// <summary>Null when the C library is too old to close all other descriptors in the child (glibc 2.34).</summary>
    internal static readonly string? Missing = FirstMissing();

    internal static int ActionsInit(void* actions) => ((delegate* unmanaged<void*, int>)Get("posix_spawn_file_actions_init"))(actions);

    internal static int ActionsDestroy(void* actions) => ((delegate* unmanaged<void*, int>)Get("posix_spawn_file_actions_destroy"))(actions);

    internal static int ActionsDuplicate(void* actions, int from, int to) =>
        ((delegate* unmanaged<void*, int, int, int>)Get("posix_spawn_file_actions_adddup2"))(actions, from, to);

    internal static int ActionsCloseFrom(void* actions, int from) =>
        ((delegate* unmanaged<void*, int, int>)Get("posix_spawn_file_actions_addclosefrom_np"))(actions, from);

    internal static int ActionsChangeFolder(void* actions, byte* path) =>
        ((delegate* unmanaged<void*, byte*, int>)Get("posix_spawn_file_actions_addchdir_np"))(actions, path);

    internal static int AttributesInit(void* attributes) => ((delegate* unmanaged<void*, int>)Get("posix_spawnattr_init"))(attributes);

    internal static int AttributesDestroy(void* attributes) => ((delegate* unmanaged<void*, int>)Get("posix_spawnattr_destroy"))(attributes);

    internal static int AttributesSetFlags(void* attributes, short flags) =>
        ((delegate* unmanaged<void*, short, int>)Get("posix_spawnattr_setflags"))(attributes, flags);

    internal static int AttributesSetMask(void* attributes, byte* signals) =>
        ((delegate* unmanaged<void*, byte*, int>)Get("posix_spawnattr_setsigmask"))(attributes, signals);

    internal static int AttributesSetDefaults(void* attributes, byte* signals) =>
        ((delegate* unmanaged<void*, byte*, int>)Get("posix_spawnattr_setsigdefault"))(attributes, signals);

    private static nint Get(string name) => NativeLibrary.GetExport(Library, name);

    private static string? FirstMissing()
    {
        foreach (var name in new[] { "posix_spawn_file_actions_addclosefrom_np", "posix_spawn_file_actions_addchdir_np" })
            if (!NativeLibrary.TryGetExport(Library, name, out _)) return name;
        return null;
    }
}
