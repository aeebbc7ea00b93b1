using StatHarness.Core;
using StatHarness.Plugins;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>A package that a command names: by id, wherever that is, or by path.</summary>
/// <param name="Row">Null for a package that has no lifecycle.</param>
/// <param name="Folder">Where it can be edited; null for a bundle or a zip.</param>
internal sealed record PackageTarget(CheckedPackage Package, PluginRow? Row, string? Folder)
{
    /// <exception cref="DiagnosticException">SH7170, SH7177 of the lifecycle: there is nothing of that name or version. What is wrong with it is another matter.</exception>
    public static void Require(HarnessSession session, string idOrPath, string? version)
    {
        var known = KnownPlugins.Of(session);
        if (known.Of(idOrPath) is { Count: > 0 } rows)
        {
            if (PluginReviewSheet.Pick(rows, version) is null) throw LifecycleDiagnostics.NoSuchVersion(idOrPath, $"version {version}", rows);
        }
        else if (!PackageSource.IsThere(idOrPath) && !session.Options.PluginFolders.Any(folder => Directory.Exists(Path.Combine(folder, idOrPath)))) known.Need(idOrPath);
    }

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
