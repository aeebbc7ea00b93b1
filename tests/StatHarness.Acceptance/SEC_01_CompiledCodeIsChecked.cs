using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>SEC-01: compiled code that was changed on disk is never run; it is compiled again.</summary>
public sealed class SEC_01_CompiledCodeIsChecked : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void a_flipped_bit_in_compiled_code_is_noticed()
    {
        var honest = Report();
        foreach (var path in Compiled())
        {
            var bytes = File.ReadAllBytes(path);
            bytes[bytes.Length / 2] ^= 1;
            Store.Overwrite(path, bytes);
        }
        Assert.NotEmpty(Store.Untrue(workplace.AppData));
        Assert.Equal(honest, Report());
        Assert.Empty(Store.Untrue(workplace.AppData));
    }

    [SkippableFact]
    public void hostile_code_in_the_place_of_honest_code_is_never_run()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Full isolation exists on Linux only.");
        var honest = Report();
        var before = Compiled();
        Packages.Copy("hostile_read_passwd", Path.Combine(workplace.Folder, "plugins"));
        workplace.Run("run", Repository.CloseCycle, "--yes", "--plugins-dir", "plugins", "--plugins", "hostile_read_passwd", "--without-static-check").Expect(4);
        var hostile = File.ReadAllBytes(Assert.Single(Compiled().Except(before, StringComparer.Ordinal)));
        foreach (var path in before) Store.Overwrite(path, hostile);
        Assert.Equal(honest, Report());
        Assert.Empty(Store.Untrue(workplace.AppData));
    }

    private string Report() => (string)workplace.Run("run", Repository.CloseCycle, "--yes", "--json", "--fresh", "--plugins", "profile_basic").Expect(0).Json["report_hash"]!;

    /// <summary>Objects that are programs.</summary>
    private List<string> Compiled() =>
        [.. Store.Files(workplace.AppData).Where(path => path.StartsWith("objects", StringComparison.Ordinal)).Select(path => Path.Combine(workplace.AppData, path))
            .Where(path => File.ReadAllBytes(path) is [(byte)'M', (byte)'Z', ..])];
}
