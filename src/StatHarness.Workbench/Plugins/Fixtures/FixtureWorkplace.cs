using StatHarness.Core;
using StatHarness.Plugins;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>
/// A private appdata for fixtures, deleted when disposed: what an author tries leaves nothing in the project. Compiled
/// scripts are kept between runs, so that only the first one waits for the compiler.
/// </summary>
internal sealed class FixtureWorkplace(HarnessOptions options) : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("stat-harness-fixture-").FullName;
    private int snapshots;

    /// <summary>A session that has this package and what it depends on, nothing else: copies, so that a save in between changes nothing.</summary>
    public HarnessSession Open(string package, PluginManifest manifest)
    {
        var plugins = Path.Combine(root, "plugins-" + (++snapshots).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Directory.CreateDirectory(plugins);
        Copy(package, Path.Combine(plugins, manifest.Id));
        var open = new Queue<string>(manifest.DependsOn);
        while (open.TryDequeue(out var id))
        {
            if (Directory.Exists(Path.Combine(plugins, id)) || Locate(id, package) is not { } found) continue;
            Copy(found.Folder, Path.Combine(plugins, id));
            foreach (var further in found.Manifest.DependsOn) open.Enqueue(further);
        }
        return HarnessSession.Open(options with { AppData = Path.Combine(root, "appdata"), ShippedPlugins = plugins, PluginFolders = [], State = new(CatalogueTables.Empty) });
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>Beside the package, then in the folders of the session, then among those that ship.</summary>
    private (string Folder, PluginManifest Manifest)? Locate(string id, string package)
    {
        var beside = Path.GetDirectoryName(package);
        foreach (var folder in options.PluginFolders.Append(options.ShippedPlugins).Prepend(beside ?? ""))
        {
            var candidate = Path.GetFullPath(Path.Combine(folder, id));
            if (File.Exists(Path.Combine(candidate, "plugin.json")) && PluginFolder.Read(candidate).Package is { } found) return (candidate, found.Manifest);
        }
        return null;
    }

    private static void Copy(string package, string target)
    {
        foreach (var file in Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(package, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
