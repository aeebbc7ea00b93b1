using StatHarness.Plugins;
using StatHarness.Workbench;

namespace StatHarness.Benchmarks;

/// <summary>200 installed packages: listing them from the index, against reading the same packages from their folders and against loading them verified.</summary>
internal static class DiscoveryBenchmark
{
    private const int Packages = 200;

    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("stat-harness-bench-").FullName;
        try
        {
            var packages = Path.Combine(folder, "packages");
            for (var i = 0; i < Packages; i++) Make(packages, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{i:000}"));
            using var session = HarnessSession.Open(Product.Options(Path.Combine(folder, "appdata")));
            foreach (var package in Directory.EnumerateDirectories(packages).Order(StringComparer.Ordinal))
            {
                var change = session.Inventory.Install(package);
                session.Inventory.Enable(change.Id, approve: change.Bundle.ToString());
            }
            var times = Sample.Interleaved(9, () => session.Inventory.List(), () => PluginCatalogue.Load([packages]), () => Load(Path.Combine(folder, "appdata")));
            output.WriteLine($"{Packages} enabled packages beside the shipped ones.\n");
            output.WriteLine("| what | median ms | ratio |\n|---|--:|--:|");
            output.WriteLine(Sample.Row("list from the index", times[0], times[0] / times[1]));
            output.WriteLine(Sample.Row("read the same packages from their folders", times[1], 1));
            output.WriteLine(Sample.Row("open a session and load every bundle, hashed", times[2], times[2] / times[1]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Load(string appData)
    {
        using var session = HarnessSession.Open(Product.Options(appData));
        _ = session.Plugins.Count;
    }

    private static void Make(string packages, string id)
    {
        var source = Path.Combine(Product.Root, "tests", "fixtures", "plugins", "hello_rows");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(packages, id, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (Path.GetFileName(file) == "plugin.json") File.WriteAllText(copy, File.ReadAllText(file).Replace("\"hello_rows\"", $"\"{id}\"", StringComparison.Ordinal));
            else File.Copy(file, copy);
        }
    }
}
