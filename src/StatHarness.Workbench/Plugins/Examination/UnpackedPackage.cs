using StatHarness.Core;
using StatHarness.Plugins;

namespace StatHarness.Workbench;

/// <summary>A package as a folder of its own, with what it depends on beside it; deleted when disposed.</summary>
internal sealed class UnpackedPackage : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("stat-harness-package-").FullName;

    public UnpackedPackage(HarnessSession session, PackageTarget target)
    {
        Folder = Write(target.Package);
        var beside = target.Folder is { } folder ? Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) : null;
        Options = session.Options with { PluginFolders = beside is null ? session.Options.PluginFolders : [.. session.Options.PluginFolders, beside] };
        var known = KnownPlugins.Of(session);
        var open = new Queue<string>(target.Package.Package.Manifest.DependsOn);
        while (open.TryDequeue(out var id))
        {
            // What ships or lies in a named folder is found there.
            if (Directory.Exists(Path.Combine(root, id)) || known.Of(id).FirstOrDefault(row => row is { Origin: "installed", State: not "superseded" }) is not { } row) continue;
            var package = StoredBundle.Read(session.AppData, row);
            Write(package);
            foreach (var further in package.Package.Manifest.DependsOn) open.Enqueue(further);
        }
    }

    public string Folder { get; }

    /// <summary>For running its fixture.</summary>
    public HarnessOptions Options { get; }

    public string ManifestPath => Path.Combine(Folder, "plugin.json");

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string Write(CheckedPackage package)
    {
        var folder = Path.Combine(root, package.Id);
        foreach (var (name, bytes) in package.Files)
        {
            var path = SafePath.Under(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }
        return folder;
    }
}
