using StatHarness.Core;
using StatHarness.Sdk.Packages;

namespace StatHarness.Plugins;

/// <summary>The plugins there are.</summary>
/// <param name="Packages">Those that can run, by id, ordinal.</param>
/// <param name="Broken">Packages that cannot, each with its problems; nothing is left out silently.</param>
/// <param name="Problems">What is wrong between packages: duplicate ids, unknown dependencies, circles.</param>
public sealed record PluginCatalogue(IReadOnlyList<PluginPackage> Packages, IReadOnlyList<PluginReading> Broken, IReadOnlyList<Diagnostic> Problems)
{
    /// <param name="folders">Each holds packages, one folder a package; folders without plugin.json and names that start with a dot are passed over.</param>
    public static PluginCatalogue Load(IReadOnlyList<string> folders) =>
        Compose([.. folders.Where(Directory.Exists).SelectMany(Read)], [.. folders.Where(f => !Directory.Exists(f)).Select(PluginDiagnostics.NoFolder)]);

    /// <summary>The packages of one folder, by name.</summary>
    public static IReadOnlyList<PluginReading> Read(string folder) => [.. PackageFolders(folder).Select(PluginFolder.Read)];

    /// <summary>What the readings are together.</summary>
    /// <param name="more">Problems that are known already.</param>
    public static PluginCatalogue Compose(IReadOnlyList<PluginReading> readings, IReadOnlyList<Diagnostic> more)
    {
        var problems = more.ToList();
        var packages = new List<PluginPackage>();
        foreach (var same in readings.Where(r => r.Package is not null).Select(r => r.Package!).GroupBy(p => p.Manifest.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (same.Count() > 1) problems.Add(PluginDiagnostics.Duplicate(same.Key));
            else packages.Add(same.Single());
        }
        problems.AddRange(Dependencies.Check([.. packages.Select(p => p.Manifest)]));
        return new(packages, [.. readings.Where(r => r.Package is null).OrderBy(r => r.Name, StringComparer.Ordinal)], problems);
    }

    public PluginPackage? Find(string id) => Packages.FirstOrDefault(p => p.Manifest.Id == id);

    private static IEnumerable<string> PackageFolders(string folder) => Directory.EnumerateDirectories(folder)
        .Where(d => Path.GetFileName(d)[0] != '.' && File.Exists(Path.Combine(d, "plugin.json"))).Order(StringComparer.Ordinal);
}
