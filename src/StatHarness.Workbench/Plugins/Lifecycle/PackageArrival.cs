using System.Text;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Plugins;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>A package comes in: checked, hashed, kept under its digest, used by nobody yet.</summary>
internal static class PackageArrival
{
    public static PluginChange Install(HarnessSession session, string path)
    {
        var (package, signer) = Read(path);
        var known = KnownPlugins.Of(session);
        var there = known.Of(package.Id);
        if (there.FirstOrDefault(row => row.Origin == "installed" && row.Bundle == package.BundleDigest) is { } same) return Change(same, "installed", changed: false);
        if (known.Folders.Any(folder => folder.Manifest.Id == package.Id)) throw LifecycleDiagnostics.FromFolder(package.Id);
        if (there.Count > 0) throw LifecycleDiagnostics.Installed(package.Id, string.Join(", ", there.Select(row => $"{row.Version}, {row.Origin}, {row.State}")));
        return Change(Keep(session, known, package, signer, PluginStepKind.Installed), "installed", changed: true);
    }

    /// <returns>The candidate, new or already there, and the version that it would replace.</returns>
    public static (PluginRow Candidate, PluginRow InUse, CheckedPackage Package) Offer(HarnessSession session, string path)
    {
        var (package, signer) = Read(path);
        var known = KnownPlugins.Of(session);
        var there = known.Of(package.Id);
        if (known.Folders.Any(folder => folder.Manifest.Id == package.Id)) throw LifecycleDiagnostics.FromFolder(package.Id);
        var inUse = there.FirstOrDefault(row => row.State is "enabled" or "disabled") ?? throw LifecycleDiagnostics.NotInstalled(package.Id);
        if (there.FirstOrDefault(row => row.Origin == "installed" && row.Bundle == package.BundleDigest) is { } same) return (same, inUse, package);
        if (there.FirstOrDefault(row => row.Version == package.Version) is { } other) throw LifecycleDiagnostics.SameVersion(package.Id, package.Version, other.Bundle, package.BundleDigest);
        return (Keep(session, known, package, signer, PluginStepKind.Offered), inUse, package);
    }

    public static PluginChange Change(PluginRow row, string done, bool changed) => new(
        row.Id, row.Version, row.Bundle, row.State, done, changed, null,
        row.State == "disabled" ? [$"stat-harness plugins review {row.Id}", $"stat-harness plugins enable {row.Id} --approve {row.Bundle.Abbreviated}"] : []);

    private static (CheckedPackage Package, Digest? Signer) Read(string path)
    {
        var package = PackageSource.Read(path);
        return (package, SignatureFile.Check(package));
    }

    private static PluginRow Keep(HarnessSession session, KnownPlugins known, CheckedPackage package, Digest? signer, PluginStepKind step)
    {
        if (Dependencies.Serve(package.Package.Manifest, known.VersionsOf).FirstOrDefault() is { } unserved) throw LifecycleDiagnostics.Breaks(unserved);
        var store = session.AppData.Plugins;
        var signature = package.Signature is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
        var tombstone = store.Of(package.Id).FirstOrDefault(row => row.State == "removed" && row.Bundle == package.BundleDigest);
        var row = tombstone is null
            ? new PluginRow(
                0, package.Id, package.Version, package.BundleDigest, package.Bundle.Length, "installed", "absent",
                HarnessJson.Node(KnownPlugins.CardOf(package.Package, signer)).AsObject(), signature, "unchecked", default, default)
            : tombstone with { Signature = signature };
        // Bytes first, so that no row names an object that is not there.
        using var work = session.AppData.Work();
        session.AppData.Objects.Put(package.Bundle.Span);
        Steps.Take(session, Steps.Of(row, step, new() { ["signed_by"] = signer?.ToString() }));
        return store.Of(package.Id).Single(stored => stored.Bundle == package.BundleDigest && stored.State != "removed");
    }
}
