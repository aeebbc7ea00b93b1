using System.Globalization;
using StatHarness.Sandbox.Linux.Launch;

namespace StatHarness.Sandbox.Linux.Supervise;

/// <summary>Looks at a ready worker from outside before it gets work: every task confined, no capability, no descriptor that is not its own.</summary>
internal static class TaskInspection
{
    /// <returns>What is wrong, or null.</returns>
    internal static string? FindFault(int worker, RuntimeFiles files, bool nobody)
    {
        var root = $"/proc/{worker.ToString(CultureInfo.InvariantCulture)}";
        foreach (var task in Directory.EnumerateDirectories($"{root}/task"))
        {
            if (Status(task) is not { } status) continue;
            if (status["NoNewPrivs"] != "1") return $"{task} may gain privileges";
            if (status["Seccomp"] != "2") return $"{task} has no filter";
            foreach (var set in new[] { "CapInh", "CapPrm", "CapEff", "CapAmb" })
                if (status[set].AsSpan().Trim('0').Length > 0) return $"{task} holds capabilities ({set} {status[set]})";
            if (nobody && status["Uid"].Split('\t').Any(id => id != "65534")) return $"{task} is not nobody (uid {status["Uid"]})";
        }
        return SessionOf(root) != worker ? "it shares the session of its parent" : FindForeignDescriptor(root, files);
    }

    /// <summary>The sixth field of <c>stat</c>; the second holds a name, which may hold anything.</summary>
    private static int SessionOf(string root)
    {
        var stat = File.ReadAllText($"{root}/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3], CultureInfo.InvariantCulture);
    }

    /// <returns>Null when the thread has ended since it was listed: the runtime has some that live for a moment.</returns>
    private static Dictionary<string, string>? Status(string task)
    {
        try
        {
            return ProcStatus.Read($"{task}/status");
        }
        catch (IOException) when (!Directory.Exists(task))
        {
            return null;
        }
    }

    private static string? FindForeignDescriptor(string root, RuntimeFiles files)
    {
        // The runtime duplicates its standard output and error.
        string?[] standard = [new FileInfo($"{root}/fd/1").LinkTarget, new FileInfo($"{root}/fd/2").LinkTarget];
        var ours = Descriptors("/proc/self").Select(descriptor => descriptor.Target).ToHashSet(StringComparer.Ordinal);
        foreach (var (number, target) in Descriptors(root))
        {
            if (standard.Contains(target, StringComparer.Ordinal) || IsExpected(number, target, files, ours)) continue;
            return $"descriptor {number} is open: {target}";
        }
        return null;
    }

    /// <param name="ours">Pipes that the runtime makes for itself are fine; one that this process holds would be a leak.</param>
    private static bool IsExpected(int number, string target, RuntimeFiles files, HashSet<string> ours) =>
        target is "/dev/null" or "/dev/urandom"
        || target.StartsWith("pipe:", StringComparison.Ordinal) && (number is 3 or 4 || !ours.Contains(target))
        || target is "anon_inode:[eventpoll]" or "anon_inode:[eventfd]"
        || target.StartsWith("/memfd:doublemapper", StringComparison.Ordinal)
        || target.EndsWith("/maps", StringComparison.Ordinal) && target.StartsWith("/proc/", StringComparison.Ordinal)
        || files.Contains(target);

    /// <summary>What is open now; one that is closed meanwhile is left out.</summary>
    private static IEnumerable<(int Number, string Target)> Descriptors(string root)
    {
        foreach (var link in Directory.EnumerateFileSystemEntries($"{root}/fd"))
            if (new FileInfo(link).LinkTarget is { } target) yield return (int.Parse(Path.GetFileName(link), CultureInfo.InvariantCulture), target);
    }
}
