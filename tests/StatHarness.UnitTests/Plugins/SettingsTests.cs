using StatHarness.Core;
using StatHarness.Plugins;
using StatHarness.UnitTests.ScriptingRoom;
using Xunit;

namespace StatHarness.UnitTests.PluginsRoom;

public sealed class SettingsTests
{
    private static readonly StatHarness.Sdk.Packages.PluginPackage Package = Specimen.Package("", """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"properties":{
          "top":{"type":"integer","default":5,"minimum":1,"description":"How many to show."},
          "mode":{"enum":["fast","exact"],"default":"exact"},
          "inner":{"type":"object","default":{},"properties":{"x":{"type":"number","default":0.5}}},
          "must":{"type":"string"}},"required":["must"]}
        """);

    [Fact]
    public void defaults_are_filled_in_under_the_users_values_in_ordinal_order()
    {
        var settings = Settings.Effective(Package, Specimen.Object("""{"must":"m","mode":"fast"}"""));
        Assert.Equal("""{"inner":{"x":0.5},"mode":"fast","must":"m","top":5}""", settings.ToJsonString());
    }

    [Theory]
    [InlineData("""{"must":"m","top":0}""", "/top", "How many to show. The default is 5.")]
    [InlineData("""{"must":"m","top":"many"}""", "/top", "How many to show. The default is 5.")]
    [InlineData("""{"must":"m","tpo":1}""", "/tpo", "Did you mean 'top'?")]
    [InlineData("""{}""", "/", "Give it a value.")]
    public void a_bad_setting_has_path_reason_and_hint(string overrides, string path, string hint)
    {
        var problem = Assert.Single(Settings.Check(Package, Specimen.Object(overrides)));
        Assert.Equal("SH3216", problem.Code);
        Assert.Contains($" at {path}: ", problem.Message, StringComparison.Ordinal);
        Assert.Equal(hint, problem.Hint);
        Assert.Throws<DiagnosticException>(() => Settings.Effective(Package, Specimen.Object(overrides)));
    }
}
