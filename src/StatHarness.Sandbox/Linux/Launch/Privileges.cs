using System.Globalization;

namespace StatHarness.Sandbox.Linux.Launch;

/// <summary>What this process may give up on behalf of a worker. Read once: it does not change while we run.</summary>
internal sealed record Privileges(bool CanUnshareNetwork, bool CanBecomeNobody, int LastCapabilityToDrop)
{
    private const int SetGid = 6, SetUid = 7, SetPcap = 8, SysPtrace = 19, SysAdmin = 21;

    internal static Privileges Current { get; } = Read();

    /// <summary>
    /// Becoming nobody needs the right to look into the worker afterwards (ptrace), or the supervisor would be blind; and nobody
    /// must be able to read the runtime and the worker's folder.
    /// </summary>
    internal bool BecomesNobodyFor(RuntimeFiles files) =>
        CanBecomeNobody && files.Folders.Concat(files.Executables).All(OthersCanReach);

    private static Privileges Read()
    {
        var status = ProcStatus.Read("/proc/self/status");
        var effective = ulong.Parse(status["CapEff"], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        bool Has(int capability) => (effective >> capability & 1) != 0;
        var last = int.Parse(File.ReadAllText("/proc/sys/kernel/cap_last_cap"), CultureInfo.InvariantCulture);
        return new(Has(SysAdmin), Has(SetGid) && Has(SetUid) && Has(SysPtrace), Has(SetPcap) ? last : -1);
    }

    private static bool OthersCanReach(string path)
    {
        if (OperatingSystem.IsWindows()) return false;
        const UnixFileMode Search = UnixFileMode.OtherExecute, Read = UnixFileMode.OtherRead;
        var wanted = Directory.Exists(path) ? Search | Read : Read;
        for (var at = path; at is not null; at = Path.GetDirectoryName(at))
        {
            if ((File.GetUnixFileMode(at) & wanted) != wanted) return false;
            wanted = Search;
        }
        return true;
    }
}
