using StatHarness.Core;

namespace StatHarness.Plugins;

/// <summary>Reads one package from a folder, which is named as the plugin.</summary>
public static class PluginFolder
{
    /// <summary>Never throws for what is in the folder: all problems come back at once.</summary>
    public static PluginReading Read(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var name = Path.GetFileName(path);
        var problems = new List<Diagnostic>();
        return PackageReading.Read(name, PackageFiles.Read(path, problems), mustBe: name, problems);
    }
}
