using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>plugins new and test: from nothing to a package, and what is seen when its result is not the expected one.</summary>
public sealed class AuthorsMakeAndTestAPackage : IDisposable
{
    private readonly Workplace workplace = new();

    private string Package => Path.Combine(workplace.Folder, "plugins", "late_money");

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("Late Money", "Did you mean late_money?")]
    [InlineData("9lives", "starting with a letter")]
    [InlineData("a", "2 to 64 characters")]
    [InlineData("../escape", "a-z, 0-9 and _")]
    [InlineData("con", "device")]
    [InlineData("profile_basic", "ships with the harness")]
    public void a_bad_id_is_refused_with_the_rule(string id, string says)
    {
        var refused = workplace.Run("plugins", "new", id, "--json").Expect(2);
        Assert.Contains(says, refused.Json["diagnostic"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(workplace.Folder, "plugins", id)), "Nothing was written.");
    }

    [Fact]
    public void an_existing_folder_and_an_unknown_type_are_refused()
    {
        workplace.Run("plugins", "new", "late_money").Expect(0);
        File.AppendAllText(Path.Combine(Package, "README.md"), "mine");
        workplace.Run("plugins", "new", "late_money").Expect(2);
        Assert.EndsWith("mine", File.ReadAllText(Path.Combine(Package, "README.md")), StringComparison.Ordinal);
        Assert.Contains("Did you mean analysis?", workplace.Run("plugins", "new", "other", "--type", "analisys").Expect(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void a_result_that_is_not_the_expected_one_is_shown_by_path_and_accepted_only_when_asked()
    {
        workplace.Run("plugins", "new", "late_money").Expect(0);
        var before = File.ReadAllText(Path.Combine(Package, "fixture", "expected.json"));
        Replace("plugin.csx", "severity: Severity.Low", "scope: \"all\", severity: Severity.Low");
        Replace("config.schema.json", "\"default\": 1.5", "\"default\": 99");

        var differs = workplace.Run("plugins", "test", Package, "--json").Expect(3).Json;
        var paths = differs["differences"]!.AsArray().Select(difference => (string)difference!["path"]!).ToList();
        Assert.Equal(["outcome", "finding far_out_values {\"column\":\"amount\"}", "output/far", "output/high", "output/low"], paths);
        Assert.Equal("clean", (string)differs["differences"]![0]!["found"]!);
        Assert.Equal("findings", (string)differs["differences"]![0]!["expected"]!);
        Assert.Equal(before, File.ReadAllText(Path.Combine(Package, "fixture", "expected.json")));

        var accepted = workplace.Run("plugins", "test", Package, "--accept").Expect(0);
        Assert.Contains("output/far", accepted.Output, StringComparison.Ordinal);
        workplace.Run("plugins", "test", Package).Expect(0);
    }

    [Fact]
    public void a_failing_plugin_is_never_accepted()
    {
        workplace.Run("plugins", "new", "late_money").Expect(0);
        var before = File.ReadAllText(Path.Combine(Package, "fixture", "expected.json"));
        File.WriteAllText(Path.Combine(Package, "plugin.csx"), "while (true) { }\n");
        Replace("plugin.json", "\"resource_class\"", "\"budget\": { \"time_ms\": 500 }, \"resource_class\"");
        var stopped = workplace.Run("plugins", "test", Package, "--accept", "--json").Expect(4).Json;
        Assert.Equal("failed", (string)stopped["verdict"]!);
        Assert.Contains("time budget", (string)stopped["justification"]!, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(Package, "fixture", "expected.json")));
    }

    [Fact]
    public void a_package_that_is_none_is_told_all_its_problems()
    {
        workplace.Run("plugins", "new", "late_money").Expect(0);
        File.Delete(Path.Combine(Package, "README.md"));
        File.Delete(Path.Combine(Package, "output.schema.json"));
        var invalid = workplace.Run("plugins", "test", Package, "--json").Expect(2).Json;
        Assert.Equal("invalid", (string)invalid["verdict"]!);
        Assert.Equal(2, invalid["problems"]!.AsArray().Count);
        workplace.Run("plugins", "test", "nowhere").Expect(2);
    }

    private void Replace(string file, string old, string with)
    {
        var path = Path.Combine(Package, file);
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, with, StringComparison.Ordinal));
    }
}
