using System.Text.Json.Nodes;
using StatHarness.Workbench;

namespace StatHarness.Acceptance.Driver;

/// <summary>Plugin packages under <c>tests/fixtures/plugins</c>.</summary>
internal static class Packages
{
    /// <summary>Computes for about <paramref name="steps"/> times ten million steps of a generator, then says clean.</summary>
    public static string Busy(int steps) => $$"""
        var state = 1UL;
        for (var i = 0L; i < {{steps}} * 10_000_000L; i++) unchecked { state = state * 6364136223846793005UL + 1442695040888963407UL; }
        Report.Output(new { Odd = (state & 1) == 1 });
        Report.Clean("computed", "It computed.");
        """;

    /// <summary>Writes a package of one script.</summary>
    /// <param name="folder">Of the packages.</param>
    /// <param name="manifest">What differs from an analysis without needs.</param>
    /// <param name="settings">Properties of its settings schema.</param>
    /// <returns>The folder of the package.</returns>
    public static string Write(string folder, string id, string script, JsonObject? manifest = null, JsonObject? settings = null)
    {
        var target = Path.Combine(folder, id);
        Directory.CreateDirectory(Path.Combine(target, "fixture"));
        var json = new JsonObject
        {
            ["$schema"] = "https://statharness.dev/schemas/plugin.v1.json", ["id"] = id, ["name"] = id, ["version"] = "1.0.0", ["type"] = "analysis", ["harness"] = ">=0.1 <1.0",
            ["description"] = "Made by a test.", ["resource_class"] = "light",
        };
        foreach (var (key, value) in manifest ?? []) json[key] = value?.DeepClone();
        File.WriteAllText(Path.Combine(target, "plugin.json"), json.ToJsonString());
        File.WriteAllText(Path.Combine(target, "plugin.csx"), script);
        File.WriteAllText(Path.Combine(target, "config.schema.json"), Schema(settings ?? [], open: false).ToJsonString());
        File.WriteAllText(Path.Combine(target, "output.schema.json"), Schema([], open: true).ToJsonString());
        File.WriteAllText(Path.Combine(target, "README.md"), $"# {id}\n");
        File.WriteAllText(Path.Combine(target, "fixture", "input.csv"), "a\n1\n");
        return target;
    }

    private static JsonObject Schema(JsonObject properties, bool open) => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["type"] = "object", ["additionalProperties"] = open, ["properties"] = properties.DeepClone(),
    };

    /// <returns>The folder of the copy.</returns>
    public static string Copy(string id, string folder) => CopyOf(Repository.Fixture(Path.Combine("plugins", id)), folder);

    /// <inheritdoc cref="Copy"/>
    public static string CopyOf(string source, string folder)
    {
        var target = Path.Combine(folder, Path.GetFileName(source));
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
