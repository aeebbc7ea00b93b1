using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-02, O1: what cannot work here is blocked at install with what was found and expected; circles are named when a plugin is enabled.</summary>
public sealed class PLUG_02_Compatibility : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    private static string OtherSystem => OperatingSystem.IsWindows() ? "linux" : "windows";

    public static TheoryData<string, string, string> Incompatible => new()
    {
        { "\"harness\": \">=9.0\"", "SH3210", "needs a harness >=9.0; this is 0.1.0" },
        { $"\"os\": [\"{OtherSystem}\"]", "SH3220", $"works on {OtherSystem}" },
        { "\"sdk\": \">=9.0\"", "SH3221", "an Sdk >=9.0; this is 0.1.0" },
        { "\"depends_on\": [\"profile_basic >=9.0\"]", "SH3222", "'profile_basic' >=9.0; found 1.0.0" },
        { "\"sdk\": \"new\"", "SH3211", "'new' under sdk is not a range" },
        { "\"depends_on\": [\"profile_basic ~1\"]", "SH3207", "depends_on" },
    };

    [Theory]
    [MemberData(nameof(Incompatible))]
    public void an_incompatible_plugin_is_blocked_at_install_with_a_clear_message(string member, string code, string message)
    {
        using var session = Variant.Open(workplace);
        var variant = new Variant(workplace);
        if (member.StartsWith("\"harness\"", StringComparison.Ordinal)) variant.Change("plugin.json", "\"harness\": \">=0.1 <1.0\"", member);
        else variant.With(member);
        var refusal = Refused.By(() => session.Inventory.Install(variant.Folder));
        Assert.Equal((code, Core.ExitCode.BadInput), (refusal.Diagnostic.Code, refusal.Exit));
        Assert.Contains(message, refusal.Diagnostic.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Inventory.List(), entry => entry.Identity.Id == "hello_rows");
    }

    [Fact]
    public void a_minimal_manifest_and_a_full_one_that_fit_are_installed()
    {
        using var session = Variant.Open(workplace);
        Assert.Equal("disabled", session.Inventory.Install(new Variant(workplace).Folder).State);
        var full = new Variant(workplace, "full").With("\"os\": [\"linux\", \"windows\", \"macos\"], \"sdk\": \">=0.1 <1.0\", \"depends_on\": [\"profile_basic >=1.0 <2.0\"]");
        var change = session.Inventory.Install(full.Folder);
        session.Inventory.Enable("full", approve: change.Bundle.ToString());
        Assert.Equal(["profile_basic"], session.Plugins.Single(plugin => plugin.Manifest.Id == "full").Manifest.DependsOn);
    }

    [Fact]
    public void an_unknown_schema_dialect_is_refused_at_install()
    {
        using var session = Variant.Open(workplace);
        var drifted = new Variant(workplace).Change("config.schema.json", "https://json-schema.org/draft/2020-12/schema", "https://json-schema.org/draft/2029-01/schema");
        Assert.Equal("SH3206", Refused.By(() => session.Inventory.Install(drifted.Folder)).Diagnostic.Code);
    }

    [Fact]
    public void a_circle_across_installed_plugins_is_named_when_one_is_enabled()
    {
        using var session = Variant.Open(workplace);
        var bundle = "";
        foreach (var (id, on) in new[] { ("aa", "bb"), ("bb", "cc"), ("cc", "aa") }) bundle = session.Inventory.Install(new Variant(workplace, id).With($"\"depends_on\": [\"{on}\"]").Folder).Bundle.ToString();
        var refusal = Refused.By(() => session.Inventory.Enable("cc", approve: bundle));
        Assert.Equal("SH3213", refusal.Diagnostic.Code);
        Assert.Contains("aa → bb → cc → aa", refusal.Diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void an_unknown_dependency_and_one_that_is_not_enabled_are_named_when_the_plugin_is_enabled()
    {
        using var session = Variant.Open(workplace);
        var lonely = session.Inventory.Install(new Variant(workplace, "lonely").With("\"depends_on\": [\"nobody\"]").Folder);
        Assert.Equal("SH3214", Refused.By(() => session.Inventory.Enable("lonely", approve: lonely.Bundle.ToString())).Diagnostic.Code);
        session.Inventory.Install(new Variant(workplace, "below").Folder);
        var above = session.Inventory.Install(new Variant(workplace, "above").With("\"depends_on\": [\"below\", \"profile_basic\"]").Folder);
        var waiting = Refused.By(() => session.Inventory.Enable("above", approve: above.Bundle.ToString())).Diagnostic;
        Assert.Equal(("SH7180", "`stat-harness plugins enable below` first."), (waiting.Code, waiting.Hint));
    }
}
