using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Tells whether files were touched, by what the system keeps of them: place, kind, size and the time of their last change, which nobody can set.</summary>
/// <param name="Digest">Of all that is kept of all of them, as hex.</param>
/// <param name="Latest">When one of them changed last.</param>
internal sealed record Stamp(string Digest, DateTimeOffset Latest)
{
    /// <summary>A time in whole seconds comes from a file system that knows no better, by up to two.</summary>
    private static readonly TimeSpan Coarse = TimeSpan.FromSeconds(2);

    /// <param name="paths">Full paths. A folder stands for all below it; an empty file for one that is not there: neither holds anything.</param>
    /// <returns>Null where it cannot be told: on other systems than Linux, or when a link is among them.</returns>
    /// <exception cref="IOException">The system does not say.</exception>
    public static Stamp? Of(IEnumerable<string> paths)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var hash = new XxHash128();
        var latest = DateTimeOffset.UnixEpoch;
        var open = new Stack<string>(paths.Reverse());
        while (open.TryPop(out var path))
        {
            if (FileStat.Of(path) is not { } stat || stat is { SizeBytes: 0, IsFolder: false }) continue;
            if (stat.IsLink) return null;
            hash.Append(Encoding.UTF8.GetBytes(path));
            hash.Append(MemoryMarshal.AsBytes<ulong>([stat.DeviceMajor, stat.DeviceMinor, stat.Inode, stat.Mode, (ulong)stat.SizeBytes, (ulong)stat.ModifiedNs, (ulong)stat.ChangedNs]));
            var changed = DateTimeOffset.UnixEpoch.AddTicks(stat.ChangedNs / TimeSpan.NanosecondsPerTick);
            if (changed.Ticks % TimeSpan.TicksPerSecond == 0) changed += Coarse;
            if (changed > latest) latest = changed;
            if (!stat.IsFolder) continue;
            foreach (var below in Directory.EnumerateFileSystemEntries(path).OrderDescending(StringComparer.Ordinal)) open.Push(below);
        }
        return new Stamp(Convert.ToHexStringLower(hash.GetCurrentHash()), latest);
    }
}
