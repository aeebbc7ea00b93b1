using System.Collections.Concurrent;
using System.Globalization;

namespace StatHarness.Sandbox.Linux.Launch;

/// <summary>A thread that the runtime starts on a confined thread is confined for good and breaks this process later and elsewhere.</summary>
internal static class ParentThreads
{
    private static readonly ConcurrentDictionary<int, bool> Launching = new();
    private static readonly (long NoNewPrivileges, long Filters) Baseline = Confinement($"/proc/self/task/{Environment.ProcessId}/status");

    internal static void Enter(int threadId) => Launching[threadId] = true;

    internal static void Leave(int threadId) => Launching.TryRemove(threadId, out _);

    internal static void EnsureBaseline() => _ = Baseline;

    /// <summary>Throws when a thread other than those that launch right now is more confined than the first one.</summary>
    internal static void Check()
    {
        var before = Launching.Keys.ToHashSet();
        foreach (var folder in Directory.EnumerateDirectories("/proc/self/task"))
        {
            var id = int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
            if (before.Contains(id) || Launching.ContainsKey(id)) continue;
            (long NoNewPrivileges, long Filters) found;
            try
            {
                found = Confinement(Path.Combine(folder, "status"));
            }
            catch (IOException)
            {
                continue; // The thread has ended meanwhile.
            }
            // A thread that entered after the listing is known by now; one that left has gone.
            if ((found.NoNewPrivileges > Baseline.NoNewPrivileges || found.Filters > Baseline.Filters) && !Launching.ContainsKey(id) && Path.Exists(folder))
                throw SandboxDiagnostics.ParentRestricted($"thread {id}, no_new_privs {found.NoNewPrivileges}, filters {found.Filters}");
        }
    }

    private static (long NoNewPrivileges, long Filters) Confinement(string path)
    {
        var status = ProcStatus.Read(path);
        return (ProcStatus.Number(status, "NoNewPrivs"), ProcStatus.Number(status, "Seccomp_filters"));
    }
}
