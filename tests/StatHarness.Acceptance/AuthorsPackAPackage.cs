using System.IO.Compression;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>plugins pack: one zip whose bytes depend on names and contents only; what does not validate is not packed.</summary>
public sealed class AuthorsPackAPackage : IDisposable
{
    private readonly Workplace workplace = new();

    private string Package => Path.Combine(workplace.Folder, "plugins", "late_money");

    public AuthorsPackAPackage() => Packages.New(workplace, "late_money");

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void the_same_files_give_the_same_bytes_whatever_their_times_and_order()
    {
        var first = workplace.Run("plugins", "pack", Package, "--json").Expect(0).Json;
        Assert.Equal(Path.Combine(workplace.Folder, "late_money-0.1.0.zip"), (string)first["zip"]!);
        Assert.Equal(Store.Sha256((string)first["zip"]!), (string)first["sha256"]!);

        var copy = Path.Combine(workplace.Folder, "elsewhere", "late_money");
        foreach (var file in Directory.EnumerateFiles(Package, "*", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Package, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, File.ReadAllBytes(file));
            File.SetLastWriteTimeUtc(target, new DateTime(2031, 5, 4, 3, 2, 1, DateTimeKind.Utc));
        }
        File.WriteAllText(Path.Combine(copy, ".plugin.csx.swp"), "an editor's");
        var second = workplace.Run(new Dictionary<string, string> { ["TZ"] = "Asia/Kolkata", ["LANG"] = "tr_TR.UTF-8" }, "plugins", "pack", copy, "--out", "again.zip", "--json").Expect(0).Json;
        Assert.Equal((string)first["sha256"]!, (string)second["sha256"]!);
        Assert.Equal([".plugin.csx.swp"], second["left_out"]!.AsArray().Select(name => (string)name!));

        using var zip = ZipFile.OpenRead((string)second["zip"]!);
        Assert.Equal(["README.md", "config.schema.json", "fixture/expected.json", "fixture/input.csv", "output.schema.json", "plugin.csx", "plugin.json"], zip.Entries.Select(entry => entry.FullName));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Assert.Equal(File.ReadAllBytes(Path.Combine(Package, entry.FullName)), bytes.ToArray());
        }
    }

    [Theory]
    [InlineData("plugin.json", "SH3309")]
    [InlineData("config.schema.json", "SH3309")]
    [InlineData("fixture/expected.json", "SH3310")]
    [InlineData("fixture/input.csv", "SH3301")]
    public void what_does_not_validate_is_not_packed(string missing, string code)
    {
        File.Delete(Path.Combine(Package, missing));
        var refused = workplace.Run("plugins", "pack", Package, "--json").Expect(2).Json;
        Assert.Equal(code, (string)refused["diagnostic"]!["code"]!);
        Assert.Empty(Directory.EnumerateFiles(workplace.Folder, "*.zip"));
    }
}
