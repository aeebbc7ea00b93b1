using StatHarness.Core;
using StatHarness.Plugins;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>A package that a command names: by id, wherever that is, or by path.</summary>
/// <param name="Row">Null for a package that has no lifecycle.</param>
/// <param name="Folder">Where it can be edited; null for a bundle or a zip.</param>
internal sealed record PackageTarget(CheckedPackage Package, PluginRow? Row, string? Folder)
{
    public static PackageTarget Find(HarnessSession session, string idOrPath, string? version)
    {
        var known = KnownPlugins.Of(session);
        if (known.Of(idOrPath) is { Count: > 0 } rows)
        {
            var row = PluginReviewSheet.Pick(rows, version) ?? throw LifecycleDiagnostics.NoSuchVersion(idOrPath, $"version {version}", rows);
            return row.Origin == "installed" ? new(StoredBundle.Read(session.AppData, row), row, null)
                : new(PackageSource.Read(Path.Combine(session.Options.ShippedPlugins, idOrPath)), row, null);
        }
        if (session.Options.PluginFolders.Select(folder => Path.Combine(folder, idOrPath)).FirstOrDefault(Directory.Exists) is { } named) return new(PackageSource.Read(named), null, named);
        if (!PackageSource.IsThere(idOrPath)) known.Need(idOrPath);
        return new(PackageSource.Read(idOrPath), null, Directory.Exists(idOrPath) ? idOrPath : null);
    }
}
