using StatHarness.Plugins;
using StatHarness.UnitTests.ScriptingRoom;
using Xunit;

namespace StatHarness.UnitTests.PluginsRoom;

public sealed class PluginFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string Copy(string id = "hello_rows")
    {
        var source = Fixtures.Find("plugins/hello_rows");
        var target = Path.Combine(root, id);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        if (id != "hello_rows") Change(target, "plugin.json", t => t.Replace("\"hello_rows\"", $"\"{id}\"", StringComparison.Ordinal));
        return target;
    }

    private static void Change(string folder, string file, Func<string, string> change) =>
        File.WriteAllText(Path.Combine(folder, file), change(File.ReadAllText(Path.Combine(folder, file))));

    private static string[] Codes(string folder) => [.. PluginFolder.Read(folder).Problems.Select(p => p.Code)];

    [Fact]
    public void a_minimal_manifest_gets_its_defaults()
    {
        var manifest = PluginFolder.Read(Copy()).Package!.Manifest;
        Assert.Equal(("normal", 60_000, 512, "none", "declared"), (manifest.ResourceClass, manifest.Budget.TimeMs, manifest.Budget.MemoryMb, manifest.Needs.Columns, manifest.Needs.Upstream));
        Assert.Equal(["dataset:read"], manifest.Capabilities);
        Assert.Empty(manifest.DependsOn);
        Assert.Equal("resource", manifest.Needs.Optional["who"]);
    }

    [Theory]
    [InlineData("plugin.csx", true, false, false)]
    [InlineData("plugin.json", false, true, false)]
    [InlineData("config.schema.json", false, false, true)]
    [InlineData("output.schema.json", false, false, true)]
    [InlineData("README.md", false, false, false)]
    public void one_changed_byte_changes_exactly_its_hash(string file, bool code, bool manifest, bool schema)
    {
        var folder = Copy();
        var before = PluginFolder.Read(folder).Package!.Identity;
        Change(folder, file, t => t + "\n");
        var after = PluginFolder.Read(folder).Package!.Identity;
        Assert.Equal((code, manifest, schema), (before.CodeHash != after.CodeHash, before.ManifestHash != after.ManifestHash, before.SchemaHash != after.SchemaHash));
    }

    [Fact]
    public void all_missing_files_are_named_at_once()
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "empty")).FullName;
        Assert.Equal(Enumerable.Repeat("SH3202", 6), Codes(folder));
    }

    [Fact]
    public void all_problems_of_a_manifest_come_at_once_with_their_paths()
    {
        var folder = Copy();
        Change(folder, "plugin.json", t => t.Replace("\"analysis\"", "\"magic\"", StringComparison.Ordinal).Replace("\"1.0.0\"", "\"one\"", StringComparison.Ordinal).Replace("\"name\"", "\"nome\"", StringComparison.Ordinal));
        var problems = PluginFolder.Read(folder).Problems;
        Assert.Equal(["SH3207", "SH3207", "SH3227", "SH3228"], problems.Select(p => p.Code).Order(StringComparer.Ordinal));
        Assert.Contains(problems, p => p.Hint == "Did you mean 'name'?");
        Assert.Contains(problems, p => p.Message.Contains("/type", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Message.Contains("/version", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Message.Contains("name", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(">=0.1 <1.0", null)]
    [InlineData("=0.1.0", null)]
    [InlineData(">=0.2", "SH3210")]
    [InlineData("<0.1", "SH3210")]
    [InlineData("latest", "SH3211")]
    [InlineData("^0.1", "SH3211")]
    public void the_harness_range_is_held(string range, string? code)
    {
        var folder = Copy();
        Change(folder, "plugin.json", t => t.Replace(">=0.1 <1.0", range, StringComparison.Ordinal));
        Assert.Equal(code is null ? [] : [code], Codes(folder));
    }

    [Fact]
    public void links_wrong_names_other_encodings_and_broken_json_are_refused()
    {
        var linked = Copy();
        File.CreateSymbolicLink(Path.Combine(linked, "more.csx"), "/etc/passwd");
        Assert.Equal(["SH3203"], Codes(linked));
        Assert.Equal(["SH3203"], Codes(Directory.CreateSymbolicLink(Path.Combine(root, "alias"), linked).FullName));
        File.Delete(Path.Combine(linked, "more.csx"));
        File.WriteAllBytes(Path.Combine(linked, "more.csx"), [0x80, 0x81]);
        Assert.Equal(["SH3205"], Codes(linked));
        File.Delete(Path.Combine(linked, "more.csx"));
        File.WriteAllText(Path.Combine(linked, "aux.csx"), "");
        Assert.Equal(["SH1001"], Codes(linked));
        File.Delete(Path.Combine(linked, "aux.csx"));
        Change(linked, "config.schema.json", _ => "{");
        Assert.Equal(["SH3206"], Codes(linked));
        Change(linked, "config.schema.json", _ => "{\"$schema\":\"https://example.org/mine\",\"type\":\"object\"}");
        Assert.Equal(["SH3206"], Codes(linked));
        Change(linked, "config.schema.json", _ => "[]");
        Assert.Equal(["SH3208"], Codes(linked));
        var renamed = Path.Combine(root, "other");
        Directory.Move(Copy("right_name"), renamed);
        Assert.Equal(["SH3209"], Codes(renamed));
    }

    [Fact]
    public void a_role_key_stands_for_one_thing()
    {
        var folder = Copy();
        Change(folder, "plugin.json", t => t.Replace("\"who\"", "\"amount\"", StringComparison.Ordinal));
        Assert.Equal(["SH3215"], Codes(folder));
    }

    [Fact]
    public void a_catalogue_is_ordered_and_hides_no_broken_package()
    {
        Copy("zeta");
        Copy("alpha");
        Change(Copy("broken"), "plugin.json", _ => "{}");
        Directory.CreateDirectory(Path.Combine(root, "no_package"));
        var catalogue = PluginCatalogue.Load([root]);
        Assert.Equal(["alpha", "zeta"], catalogue.Packages.Select(p => p.Manifest.Id));
        Assert.Equal("broken", Assert.Single(catalogue.Broken).Name);
        Assert.Empty(catalogue.Problems);
        Assert.Equal(["SH3212", "SH3212"], PluginCatalogue.Load([root, root]).Problems.Select(p => p.Code));
        Assert.Equal("SH3201", Assert.Single(PluginCatalogue.Load([Path.Combine(root, "nowhere")]).Problems).Code);
    }

    [Fact]
    public void a_circle_of_dependencies_is_named_once()
    {
        foreach (var (id, on) in new[] { ("aa", "bb"), ("bb", "cc"), ("cc", "aa"), ("dd", "aa"), ("ee", "nobody") })
            Change(Copy(id), "plugin.json", t => t.Replace("\"type\"", $"\"depends_on\": [\"{on}\"], \"type\"", StringComparison.Ordinal));
        var problems = PluginCatalogue.Load([root]).Problems;
        Assert.Equal(["SH3214", "SH3213"], problems.Select(p => p.Code));
        Assert.Contains("aa → bb → cc → aa", problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void two_hundred_packages_are_discovered_in_no_time()
    {
        Copy("warm_up");
        PluginCatalogue.Load([root]);
        foreach (var i in Enumerable.Range(0, 199)) Copy($"p{i:000}");
        var started = TimeProvider.System.GetTimestamp();
        Assert.Equal(200, PluginCatalogue.Load([root]).Packages.Count);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        Assert.True(elapsed < TimeSpan.FromSeconds(5), $"{elapsed}");
    }
}
