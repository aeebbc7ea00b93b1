using System.Diagnostics;
using StatHarness.Execution;
using Xunit;

namespace StatHarness.UnitTests.ExecutionRoom;

public sealed class AssemblyVersionTests
{
    [Fact]
    public void it_is_the_version_that_the_system_finds_in_the_file()
    {
        var assemblies = Directory.GetFiles(AppContext.BaseDirectory, "StatHarness.*.dll");
        Assert.Contains(assemblies, path => Path.GetFileName(path) == "StatHarness.Core.dll");
        Assert.All(assemblies, path => Assert.Equal(FileVersionInfo.GetVersionInfo(path).ProductVersion ?? "", AssemblyVersion.Informational(new MemoryStream(File.ReadAllBytes(path)))));
    }
}
