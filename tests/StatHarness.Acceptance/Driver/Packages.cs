using StatHarness.Workbench;

namespace StatHarness.Acceptance.Driver;

/// <summary>Plugin packages under <c>tests/fixtures/plugins</c>.</summary>
internal static class Packages
{
    /// <returns>The folder of the copy.</returns>
    public static string Copy(string id, string folder)
    {
        var source = Repository.Fixture(Path.Combine("plugins", id));
        var target = Path.Combine(folder, id);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return target;
    }

    /// <summary>A fresh package of the author's template, below <c>plugins/</c>.</summary>
    /// <returns>Its folder.</returns>
    public static string New(Workplace workplace, string id, string type = "analysis") => PluginAuthoring.New(id, type, Path.Combine(workplace.Folder, "plugins")).Folder;
}
