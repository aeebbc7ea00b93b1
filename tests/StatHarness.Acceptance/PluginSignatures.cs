using StatHarness.Acceptance.Driver;
using StatHarness.Plugins;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>Publisher signatures: shown when trusted, refused when wrong, never an approval by themselves.</summary>
public sealed class PluginSignatures : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void a_package_of_a_trusted_publisher_is_shown_as_such_and_approved_by_its_capabilities()
    {
        var variant = new Variant(workplace);
        var key = workplace.Run("plugins", "keygen", "me.pem", "--json").Expect(0).Json;
        workplace.Run("plugins", "keygen", "me.pem").Expect(2);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(workplace.Folder, "me.pem")));
        var zip = variant.Zip("signed.zip");
        var signed = workplace.Run("plugins", "sign", zip, "--key", "me.pem", "--json").Expect(0).Json;
        Assert.Equal((string)key["fingerprint"]!, (string)signed["key"]!);

        var installed = workplace.Run("plugins", "install", zip, "--json").Expect(0).Json;
        Assert.Equal((string)signed["bundle_sha256"]!, (string)installed["bundle"]!);
        Assert.Equal("unknown_publisher", Status());
        workplace.Run("plugins", "enable", "hello_rows", "--approve", "dataset:read").Expect(6);

        workplace.Run("plugins", "trust", "add", "Me", "--key", "me.pem.pub").Expect(0);
        Assert.Equal("trusted", Status());
        Assert.Contains("whom you trust", workplace.Run("plugins", "review", "hello_rows").Expect(0).Output, StringComparison.Ordinal);
        workplace.Run("plugins", "enable", "hello_rows").Expect(6);
        workplace.Run("plugins", "enable", "hello_rows", "--approve", "dataset:read,artifacts:write").Expect(6);
        workplace.Run("plugins", "enable", "hello_rows", "--approve", "dataset:read").Expect(0);
        Assert.Equal("Me", (string)workplace.Run("plugins", "list", "--origin", "installed", "--json").Expect(0).Json[0]!["publisher"]!);

        Assert.Contains("Still enabled, signed by that key: hello_rows.", workplace.Run("plugins", "trust", "remove", "Me").Expect(0).Output, StringComparison.Ordinal);
        Assert.Empty(workplace.Run("plugins", "trust", "list", "--json").Expect(0).Json["publishers"]!.AsArray());
        workplace.Run("plugins", "trust", "remove", "Me").Expect(2);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("plugin.csx")]
    [InlineData("plugin.json")]
    public void a_package_that_was_changed_after_it_was_signed_is_refused(string file)
    {
        using var session = Variant.Open(workplace);
        var variant = new Variant(workplace);
        Sign(variant, "key");
        File.AppendAllText(Path.Combine(variant.Folder, file), "\n");
        Assert.Equal("SH3240", Refused.By(() => session.Inventory.Install(variant.Folder)).Diagnostic.Code);
    }

    [Fact]
    public void a_signature_of_another_version_key_or_shape_is_refused()
    {
        using var session = Variant.Open(workplace);
        var (one, two) = (new Variant(workplace), new Variant(workplace, at: "two").Version("2.0.0"));
        Sign(one, "key");
        var signature = Path.Combine(one.Folder, "signature.json");
        File.Copy(signature, Path.Combine(two.Folder, "signature.json"));
        Assert.Equal("SH3240", Refused.By(() => session.Inventory.Install(two.Folder)).Diagnostic.Code);
        var text = File.ReadAllText(signature);
        Sign(two, "other");
        var stranger = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(two.Folder, "signature.json")))!["signatures"]![0]!["public_key"]!.ToString();
        var own = System.Text.Json.Nodes.JsonNode.Parse(text)!["signatures"]![0]!["public_key"]!.ToString();
        foreach (var wrong in new[] { text.Replace(own, stranger, StringComparison.Ordinal), "{}", "not json", text.Replace("\"signatures\": [", "\"signatures\": [ null,", StringComparison.Ordinal) })
        {
            File.WriteAllText(signature, wrong);
            Assert.Equal("SH3240", Refused.By(() => session.Inventory.Install(one.Folder)).Diagnostic.Code);
        }
        File.WriteAllText(signature, text);
        Assert.Equal("disabled", session.Inventory.Install(one.Folder).State);
    }

    [Fact]
    public void a_key_that_is_none_and_a_trust_file_that_was_tampered_with_are_refused()
    {
        using var session = Variant.Open(workplace);
        workplace.Write("junk.pem", "junk");
        Assert.Equal("SH3242", Refused.By(() => session.Inventory.TrustPublisher("Junk", Path.Combine(workplace.Folder, "junk.pem"))).Diagnostic.Code);
        PublisherKeys.Generate(Path.Combine(workplace.Folder, "key"));
        Assert.Equal("SH3242", Refused.By(() => PackageSigning.Sign(new Variant(workplace).Folder, Path.Combine(workplace.Folder, "key.pub"))).Diagnostic.Code);
        session.Inventory.TrustPublisher("Me", Path.Combine(workplace.Folder, "key.pub"));
        Assert.Equal("SH3244", Refused.By(() => session.Inventory.TrustPublisher("Myself", Path.Combine(workplace.Folder, "key.pub"))).Diagnostic.Code);
        var path = Path.Combine(workplace.AppData, "trust.json");
        var fingerprint = session.Inventory.Trust.Publishers[0].Fingerprint.ToString();
        File.WriteAllText(path, File.ReadAllText(path).Replace(fingerprint, new string('0', 64), StringComparison.Ordinal));
        Assert.Equal("SH3243", Refused.By(() => _ = session.Inventory.Trust).Diagnostic.Code);
    }

    private void Sign(Variant variant, string key)
    {
        PublisherKeys.Generate(Path.Combine(workplace.Folder, key));
        PackageSigning.Sign(variant.Folder, Path.Combine(workplace.Folder, key));
    }

    private string Status() => (string)workplace.Run("plugins", "review", "hello_rows", "--json").Expect(0).Json["signature"]!["status"]!;
}
