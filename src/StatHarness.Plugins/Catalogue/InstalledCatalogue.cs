using StatHarness.Core;
using StatHarness.Storage;

namespace StatHarness.Plugins;

/// <summary>What runs here: shipped plugins that are not switched off, packages of the caller's folders, and installed ones that are enabled.</summary>
public static class InstalledCatalogue
{
    /// <param name="shipped">Folder of the packages that ship with the harness.</param>
    /// <param name="folders">Further folders, approved by who names them.</param>
    /// <exception cref="DiagnosticException">SH3224, SH3225: an enabled bundle was changed or is gone; nothing runs in its place.</exception>
    public static PluginCatalogue Load(AppData appData, string shipped, IReadOnlyList<string> folders)
    {
        var rows = appData.Plugins.List();
        var off = rows.Where(row => row is { Origin: "shipped", State: not "enabled" }).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        List<PluginReading> readings =
        [
            .. Directory.Exists(shipped) ? PluginCatalogue.Read(shipped).Where(reading => !off.Contains(reading.Name)) : [],
            .. folders.Where(Directory.Exists).SelectMany(PluginCatalogue.Read),
            .. rows.Where(row => row is { Origin: "installed", State: "enabled" }).Select(row => new PluginReading(row.Id, StoredBundle.Read(appData, row).Package, [])),
        ];
        return PluginCatalogue.Compose(readings, [.. folders.Prepend(shipped).Where(folder => !Directory.Exists(folder)).Select(PluginDiagnostics.NoFolder)]);
    }
}
