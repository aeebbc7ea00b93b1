using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StatHarness.Sandbox.Linux;

/// <summary>Names and numbers of system calls on this architecture.</summary>
internal static class Syscalls
{
    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
    private static readonly string?[] Names = Load(Arm ? SyscallsArm64.Runs : SyscallsX64.Runs);
    private static readonly Dictionary<string, int> Numbers = Names.Index().Where(n => n.Item is not null)
        .ToDictionary(n => n.Item!, n => n.Index, StringComparer.Ordinal);

    internal static bool Supported => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    internal static uint AuditArchitecture => Arm ? 0xC00000B7 : 0xC000003E;

    /// <summary>Calls with this bit use the x32 interface, which x86-64 kernels may still answer.</summary>
    internal static uint? ForeignInterfaceBit => Arm ? null : 0x40000000;

    /// <summary>Size of the kernel's <c>struct stat</c>.</summary>
    internal static int StatBytes => Arm ? 128 : 144;

    internal static int? Find(string name) => Numbers.TryGetValue(name, out var number) ? number : null;

    internal static int Number(string name) => Find(name) ?? throw new UnreachableException($"No system call '{name}' here.");

    internal static string Name(int number) =>
        (uint)number < (uint)Names.Length && Names[number] is { } name ? name
        : ForeignInterfaceBit is { } bit && number >= bit ? $"x32_{number - bit}" : $"syscall_{number}";

    private static string?[] Load((int First, string Names)[] runs)
    {
        var names = new string?[512];
        foreach (var (first, text) in runs)
            foreach (var (index, name) in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Index())
                names[first + index] = name;
        return names;
    }
}
