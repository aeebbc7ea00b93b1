using System.Runtime.InteropServices;

namespace StatHarness.Sandbox.Linux;

/// <summary>
/// One ruleset for every worker, so that a worker can wait in a pool for any plugin: the runtime's files and nothing of anybody's
/// data (kernel documentation, userspace-api/landlock).
/// </summary>
internal static unsafe class Landlock
{
    private const ulong Execute = 1, WriteFile = 2, ReadFile = 4, ReadFolder = 8;

    /// <summary>0 when the kernel has no Landlock or it is switched off.</summary>
    internal static int Abi { get; } = (int)Math.Max(0, Libc.Syscall(Syscalls.Number("landlock_create_ruleset"), 0, 0, 1));

    /// <summary>The descriptor of a ruleset that handles every right this kernel knows.</summary>
    internal static int CreateRuleset(RuntimeFiles files)
    {
        var attributes = stackalloc ulong[3] { HandledFileRights, Abi >= 4 ? 3UL : 0, Abi >= 6 ? 3UL : 0 };
        var size = Abi >= 6 ? 24 : Abi >= 4 ? 16 : 8;
        var ruleset = (int)Libc.Syscall(Syscalls.Number("landlock_create_ruleset"), (long)attributes, size, 0);
        if (ruleset < 0) throw SandboxDiagnostics.LaunchFailed("landlock_create_ruleset", Libc.ErrorText(Libc.LastError));
        try
        {
            foreach (var folder in files.Folders) Allow(ruleset, folder, ReadFile | ReadFolder);
            foreach (var file in files.Files) Allow(ruleset, file, ReadFile);
            foreach (var file in files.Executables) Allow(ruleset, file, ReadFile | Execute);
            Allow(ruleset, "/dev/null", ReadFile | WriteFile);
            Allow(ruleset, "/dev/urandom", ReadFile);
            return ruleset;
        }
        catch
        {
            _ = Libc.Close(ruleset);
            throw;
        }
    }

    private static ulong HandledFileRights => Abi switch { 1 => (1UL << 13) - 1, 2 => (1UL << 14) - 1, 3 or 4 => (1UL << 15) - 1, _ => (1UL << 16) - 1 };

    private static void Allow(int ruleset, string path, ulong rights)
    {
        var descriptor = Libc.Open(path, Libc.OPath | Libc.OCloseOnExec);
        if (descriptor < 0) throw SandboxDiagnostics.LaunchFailed($"opening '{path}' for a Landlock rule", Libc.ErrorText(Libc.LastError));
        var rule = new PathRule { Allowed = rights, Parent = descriptor };
        var result = Libc.Syscall(Syscalls.Number("landlock_add_rule"), ruleset, 1, (long)&rule);
        var error = Libc.LastError;
        _ = Libc.Close(descriptor);
        if (result != 0) throw SandboxDiagnostics.LaunchFailed($"landlock_add_rule for '{path}'", Libc.ErrorText(error));
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct PathRule
    {
        internal ulong Allowed;
        internal int Parent;
    }
}
