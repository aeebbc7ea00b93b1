using StatHarness.Core;
using StatHarness.Storage;

namespace StatHarness.Plugins;

/// <summary>Installed bytes, hashed again each time they are asked for: what runs is what was reviewed.</summary>
public static class StoredBundle
{
    /// <exception cref="DiagnosticException">SH3224: changed. SH3225: gone. Or this harness no longer accepts the package.</exception>
    public static CheckedPackage Read(AppData appData, PluginRow row)
    {
        var path = appData.Objects.PathOf(row.Bundle);
        if (!File.Exists(path)) throw PluginDiagnostics.BundleGone(row.Id, row.Version, path);
        var bytes = File.ReadAllBytes(path);
        var found = Digest.Of(bytes);
        return found == row.Bundle ? PackageSource.OfBundle(row.Id, bytes) : throw PluginDiagnostics.Tampered(row.Id, row.Version, path, row.Bundle, found);
    }

    /// <summary>Whether the object is there with its size: what a listing can afford to look at.</summary>
    public static bool LooksWhole(AppData appData, PluginRow row) => new FileInfo(appData.Objects.PathOf(row.Bundle)) is { Exists: true } file && file.Length == row.SizeBytes;
}
