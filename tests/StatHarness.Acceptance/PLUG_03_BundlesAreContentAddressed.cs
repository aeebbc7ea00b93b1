using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-03: an installed bundle is hashed at every load; one changed byte blocks it, loudly.</summary>
public sealed class PLUG_03_BundlesAreContentAddressed : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    private static string Table => Path.Combine(Repository.Fixture("plugins"), "hello_rows", "fixture", "input.csv");

    [Fact]
    public void a_changed_byte_blocks_the_plugin_until_it_is_mended()
    {
        var bundle = Enabled();
        workplace.Run("run", Table, "--yes", "--json", "--plugins", "hello_rows").Expect(0);
        var path = ObjectOf(bundle);
        var whole = File.ReadAllBytes(path);
        var damaged = whole.ToArray();
        damaged[^200] ^= 1;
        Store.Overwrite(path, damaged);

        var refused = workplace.Run("run", Table, "--yes", "--json", "--plugins", "hello_rows").Expect(7).Json["diagnostic"]!;
        Assert.Equal("SH3224", (string)refused["code"]!);
        Assert.Contains(bundle, (string)refused["message"]!, StringComparison.Ordinal);
        Assert.Equal("SH3224", (string)workplace.Run("plan", Table, "--json").Expect(7).Json["diagnostic"]!["code"]!);
        var doctor = workplace.Run("plugins", "doctor", "hello_rows", "--no-run", "--json").Expect(4).Json;
        Assert.Contains("SH3224", (string)doctor["plugins"]![0]!["checks"]![0]!["found"]!, StringComparison.Ordinal);
        Assert.Equal("fail", Listed("health"));

        // Listing reads the index and disabling touches no bundle: one gets out of this without the bytes.
        workplace.Run("plugins", "disable", "hello_rows").Expect(0);
        workplace.Run("run", Table, "--yes").Expect(0);
        workplace.Run("plugins", "enable", "hello_rows").Expect(7);
        Store.Overwrite(path, whole);
        workplace.Run("plugins", "enable", "hello_rows").Expect(0);
    }

    [Fact]
    public void a_bundle_that_is_gone_is_said_and_a_damaged_one_is_seen_in_the_list()
    {
        var path = ObjectOf(Enabled());
        Store.Overwrite(path, [1, 2, 3]);
        Assert.Equal("damaged", Listed("health"));
        File.Delete(path);
        Assert.Equal("SH3225", (string)workplace.Run("plan", Table, "--json").Expect(7).Json["diagnostic"]!["code"]!);
        workplace.Run("plugins", "remove", "hello_rows").Expect(0);
        workplace.Run("plugins", "install", Path.Combine(workplace.Folder, "packages", "hello_rows")).Expect(0);
        Assert.Equal("unchecked", Listed("health"));
    }

    [Fact]
    public void folder_and_zip_of_the_same_files_are_one_bundle_without_times_or_order()
    {
        using var session = Variant.Open(workplace);
        var variant = new Variant(workplace);
        foreach (var file in Directory.EnumerateFiles(variant.Folder)) File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        var bundle = session.Inventory.Install(variant.Zip("a.zip")).Bundle;
        Assert.Equal(bundle, session.Inventory.Install(variant.Folder).Bundle);
        Assert.Equal(bundle, session.Inventory.Install(variant.Zip("b.zip", withFolder: true)).Bundle);
        var packed = workplace.Run("plugins", "pack", variant.Folder, "--out", "c.zip", "--json").Expect(0).Json;
        Assert.Equal(bundle.ToString(), (string)packed["sha256"]!);
        Assert.Equal(bundle.ToString(), Store.Sha256(ObjectOf(bundle.ToString())));
    }

    [Fact]
    public void the_bundle_of_a_removed_plugin_goes_when_no_kept_run_needs_it_and_comes_back_with_its_package()
    {
        var bundle = Enabled();
        var run = workplace.Run("run", Table, "--yes", "--json", "--plugins", "hello_rows").Expect(0).Json;
        workplace.Run("plugins", "remove", "hello_rows").Expect(0);
        Assert.DoesNotContain(bundle, Swept(), StringComparison.Ordinal);
        Assert.True(File.Exists(ObjectOf(bundle)), "A run that is kept was made with it.");

        workplace.Run("runs", "delete", (string)run["run_id"]!, "--confirm", (string)run["report_hash"]!).Expect(0);
        Assert.Contains(bundle, Swept(), StringComparison.Ordinal);
        Assert.False(File.Exists(ObjectOf(bundle)));
        workplace.Run("db", "doctor", "--objects").Expect(0);
        Assert.NotEmpty(workplace.Run("plugins", "history", "hello_rows", "--json").Expect(0).Json.AsArray());

        workplace.Run("plugins", "install", Path.Combine(workplace.Folder, "packages", "hello_rows")).Expect(0);
        Assert.DoesNotContain(bundle, Swept(), StringComparison.Ordinal);
        workplace.Run("plugins", "enable", "hello_rows").Expect(0);
        workplace.Run("run", Table, "--yes", "--plugins", "hello_rows").Expect(0);
    }

    private string Swept() => workplace.Run("gc", "--json").Expect(0).Output;

    private string Enabled()
    {
        using var session = Variant.Open(workplace);
        var bundle = session.Inventory.Install(new Variant(workplace).Folder).Bundle.ToString();
        session.Inventory.Enable("hello_rows", approve: bundle);
        return bundle;
    }

    private string ObjectOf(string bundle) => Path.Combine(workplace.AppData, "objects", bundle[..2], bundle);

    private string Listed(string member) =>
        (string)workplace.Run("plugins", "list", "--json").Expect(0).Json.AsArray().Single(plugin => (string)plugin!["identity"]!["id"]! == "hello_rows")![member]!;
}
