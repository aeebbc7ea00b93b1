using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>
/// SEC-02: links and junctions can't widen a grant. Not one that lies in a package, not one beside it, not one that a plugin follows or
/// makes while it runs, and not one where the harness writes. The raw calls are in <c>tests/attacks/links</c>.
/// </summary>
public sealed class SEC_02_LinksDoNotWidenAGrant : IDisposable
{
    private const string Secret = "not for plugins";
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableTheory]
    [InlineData("Log(System.IO.File.ReadAllText(\"{link}\"));")]
    [InlineData("Log(System.IO.File.ReadAllText(\"{folder}/secret.txt\"));")]
    [InlineData("Log(System.IO.File.ResolveLinkTarget(\"{link}\", true)!.FullName);")]
    [InlineData("System.IO.File.CreateSymbolicLink(\"{outside}/made\", \"{outside}/secret.txt\");")]
    [InlineData("System.IO.Directory.CreateSymbolicLink(\"{outside}/made\", \"/\");")]
    [InlineData("System.IO.File.WriteAllText(\"{link}\", \"owned\");")]
    public void a_link_that_a_plugin_follows_or_makes_leads_nowhere_and_is_recorded(string attempt)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Full isolation exists on Linux only.");
        var outside = Outside();
        var link = Path.Combine(workplace.Folder, "link");
        File.CreateSymbolicLink(link, Path.Combine(outside, "secret.txt"));
        var folder = Path.Combine(workplace.Folder, "linked");
        Directory.CreateSymbolicLink(folder, outside);
        var script = attempt.Replace("{link}", link, StringComparison.Ordinal).Replace("{folder}", folder, StringComparison.Ordinal).Replace("{outside}", outside, StringComparison.Ordinal);

        var execution = Run($"try {{ {script} }} catch (Exception) {{ }}\nReport.Clean(\"fine\", \"Nothing happened.\");\n");
        Assert.Equal("violation", (string)execution["outcome"]!);
        Assert.Contains(execution["violations"]!.AsArray(), violation => (string)violation!["action"]! is "EACCES" or "EPERM");
        Assert.Equal(["secret.txt"], Directory.EnumerateFileSystemEntries(outside).Select(Path.GetFileName));
        Assert.Equal(Secret, File.ReadAllText(Path.Combine(outside, "secret.txt")));
    }

    [SkippableTheory]
    [InlineData("plugin.csx")]
    [InlineData("fixture/input.csv")]
    [InlineData("more.csx")]
    public void a_package_that_holds_a_link_is_refused_and_nothing_is_stored(string name)
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege there.");
        var package = new Variant(workplace).Folder;
        File.Delete(Path.Combine(package, name));
        File.CreateSymbolicLink(Path.Combine(package, name), Path.Combine(Outside(), "secret.txt"));
        foreach (var command in new[] { "install", "test", "doctor", "pack" })
        {
            var refused = workplace.Run("plugins", command, package, "--json");
            Assert.NotEqual(0, refused.Exit);
            Assert.Contains("is a link", refused.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, refused.Output + refused.Error, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(workplace.Run("plugins", "list", "--json").Expect(0).Json.AsArray(), plugin => (string)plugin!["identity"]!["id"]! == "hello_rows");
    }

    [SkippableFact]
    public void a_linked_package_folder_is_no_package()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege there.");
        var link = Path.Combine(workplace.Folder, "hello_rows");
        Directory.CreateSymbolicLink(link, new Variant(workplace).Folder);
        Assert.Contains("SH3203", workplace.Run("plugins", "install", link, "--json").Expect(2).Output, StringComparison.Ordinal);
    }

    private JsonNode Run(string script)
    {
        SmallPackage.Write(Path.Combine(workplace.Folder, "plugins"), "linker", script, "dataset:read", "artifacts:write");
        workplace.Write("data.csv", "n\n1\n2\n");
        var run = workplace.Run("run", "data.csv", "--yes", "--json", "--plugins-dir", "plugins", "--plugins", "linker", "--without-static-check").Expect(4).Json;
        Assert.DoesNotContain(Secret, File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")), StringComparison.Ordinal);
        return run["executions"]!.AsArray().Single(execution => (string)execution!["plugin"]! == "linker")!;
    }

    private string Outside()
    {
        var outside = Directory.CreateDirectory(Path.Combine(workplace.Folder, "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "secret.txt"), Secret);
        if (OperatingSystem.IsWindows()) return outside;
        // Everybody may do everything here: what holds is the sandbox and not a mode.
        foreach (var path in new[] { workplace.Folder, outside }) File.SetUnixFileMode(path, (UnixFileMode)511);
        File.SetUnixFileMode(Path.Combine(outside, "secret.txt"), (UnixFileMode)438);
        return outside;
    }
}
