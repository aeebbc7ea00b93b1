using StatHarness.Core;
using StatHarness.Execution;
using StatHarness.Sdk.Packages;
using StatHarness.Storage.Formats.V1;
using StatHarness.UnitTests.ScriptingRoom;
using Xunit;

namespace StatHarness.UnitTests.ExecutionRoom;

public sealed class CompileKeyTests
{
    private static readonly EnvironmentRecord Environment = new("0.1.0", ".NET 10.0.1", [new("StatHarness.Sdk", "0.1.0", Digest.Of("a"u8))], "invariant", "UTC", "full", true);

    [Fact]
    public void the_key_follows_scripts_settings_schema_and_what_compiles()
    {
        var package = Specimen.Package("one");
        var key = CompileKey.Of(package, Environment);
        Assert.Equal(key, CompileKey.Of(Specimen.Package("one"), Environment));
        Assert.NotEqual(key, CompileKey.Of(Specimen.Package("one "), Environment));
        Assert.NotEqual(key, CompileKey.Of(Specimen.Package("one", "{\"type\":\"object\",\"properties\":{}}"), Environment));
        Assert.NotEqual(key, CompileKey.Of(package with { Scripts = [.. package.Scripts, new ScriptFile("b.csx", "")] }, Environment));
        Assert.NotEqual(key, CompileKey.Of(package, Environment with { StaticCheck = false }));
        Assert.NotEqual(key, CompileKey.Of(package, Environment with { Runtime = ".NET 10.0.2" }));
        Assert.NotEqual(key, CompileKey.Of(package, Environment with { Assemblies = [new("StatHarness.Sdk", "0.1.0", Digest.Of("b"u8))] }));
    }

    [Fact]
    public void the_key_does_not_follow_what_compiles_nothing()
    {
        var package = Specimen.Package("one");
        Assert.Equal(CompileKey.Of(package, Environment), CompileKey.Of(package, Environment with { IsolationPolicy = "process_only", HarnessVersion = "9.9.9" }));
    }
}
