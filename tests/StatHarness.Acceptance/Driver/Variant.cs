using System.IO.Compression;
using StatHarness.Workbench;

namespace StatHarness.Acceptance.Driver;

/// <summary>Packages made from <c>hello_rows</c>: other ids, versions, needs; as folder or as zip.</summary>
internal sealed class Variant
{
    public Variant(Workplace workplace, string id = "hello_rows", string at = "packages")
    {
        Folder = Path.Combine(workplace.Folder, at, id);
        var source = Repository.Fixture(Path.Combine("plugins", "hello_rows"));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Change("plugin.json", "\"hello_rows\"", $"\"{id}\"");
    }

    public string Folder { get; }

    public Variant Version(string version) => Change("plugin.json", "\"version\": \"1.0.0\"", $"\"version\": \"{version}\"");

    /// <param name="member">A line of JSON without its comma.</param>
    public Variant With(string member) => Change("plugin.json", "\"type\"", member + ", \"type\"");

    public Variant Change(string file, string from, string to)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        Xunit.Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
        return this;
    }

    /// <summary>As a packer of the base library writes it: deflated, with times.</summary>
    public string Zip(string name, bool withFolder = false)
    {
        var path = Path.Combine(Path.GetDirectoryName(Folder)!, name);
        ZipFile.CreateFromDirectory(Folder, path, CompressionLevel.SmallestSize, includeBaseDirectory: withFolder);
        return path;
    }

    /// <summary>A session of the typed API on the workplace's appdata, with the worker and the plugins as built.</summary>
    public static HarnessSession Open(Workplace workplace)
    {
        var beside = Path.GetDirectoryName(Repository.Program)!;
        return HarnessSession.Open(new HarnessOptions { AppData = workplace.AppData, ShippedPlugins = Path.Combine(beside, "plugins"), WorkerPath = Path.Combine(beside, "worker", "StatHarness.Worker.dll") });
    }
}
