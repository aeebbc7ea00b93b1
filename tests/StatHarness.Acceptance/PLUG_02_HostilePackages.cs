using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-02, QA-02: a manifest or a schema made to harm is refused by one diagnostic, soon, and nothing is stored.</summary>
public sealed class PLUG_02_HostilePackages : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    public static TheoryData<string, string, string> Manifests => new()
    {
        { "\"type\":", "\"type\": \"report\", \"type\":", "SH3206" },
        { "\"hello_rows\"", "\"hello_r\u043ews\"", "SH3207" },
        { "\"hello_rows\"", "\"../hello_rows\"", "SH3207" },
        { "\"hello_rows\"", "\"hello_rows\\u0000\"", "SH3207" },
        { "\"version\": \"1.0.0\"", "\"version\": \"1.0.99999999999999999999\"", "SH3228" },
        { "\"type\":", "\"budget\": { \"time_ms\": 1e999 }, \"type\":", "SH32" },
        { "\"type\":", "\"budget\": { \"time_ms\": 1e15 }, \"type\":", "SH3207" },
        { "\"type\":", "\"budget\": { \"memory_mb\": -1 }, \"type\":", "SH3207" },
        { "\"type\":", "\"__proto__\": {}, \"type\":", "SH3227" },
        { "\"type\":", "\"capabilities\": [\"dataset:read\", \"DATASET:READ\"], \"type\":", "SH3226" },
        { "\"type\":", "\"capabilities\": [\"network\"], \"type\":", "SH3226" },
        { "\"type\":", "\"depends_on\": [\"hello_rows\"], \"type\":", "SH3213" },
        { "\"type\":", "\"$schema\": \"file:///etc/passwd\", \"x\": 1, \"type\":", "SH32" },
    };

    [Theory]
    [MemberData(nameof(Manifests))]
    public void a_manifest_made_to_harm_is_refused(string from, string to, string code)
    {
        var package = new Variant(workplace).Change("plugin.json", from, to).Folder;
        var refused = Install(package);
        // Who depends on itself is found when it would run.
        if (refused.Exit == 0 && code == "SH3213") refused = workplace.Run("plugins", "enable", "hello_rows", "--approve", (string)refused.Json["bundle"]!, "--json");
        Assert.InRange(refused.Exit, 2, 6);
        Assert.StartsWith(code, (string)refused.Json["diagnostic"]!["code"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void a_manifest_nested_without_end_is_refused()
    {
        var package = new Variant(workplace).Folder;
        File.WriteAllText(Path.Combine(package, "plugin.json"), string.Concat(Enumerable.Repeat("{\"a\":", 100_000)));
        Assert.Equal(2, Install(package).Exit);
    }

    [Fact]
    public void a_mark_of_byte_order_harms_nobody()
    {
        var package = new Variant(workplace).Folder;
        var path = Path.Combine(package, "plugin.json");
        File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF, .. File.ReadAllBytes(path)]);
        Assert.InRange(Install(package).Exit, 0, 2);
    }

    public static TheoryData<string, string?> Schemas => new()
    {
        { "{\"type\":\"object\",\"properties\":{\"limit\":{\"type\":\"string\",\"pattern\":\"^(a+)+$\",\"default\":\"" + new string('a', 60) + "!\"}}}", null },
        { "{\"type\":\"object\",\"properties\":{\"limit\":{\"type\":\"string\",\"pattern\":\"^(?=(a+)+$)(a|aa)+$\",\"default\":\"" + new string('a', 60) + "!\"}}}", null },
        { "{\"type\":\"object\",\"$ref\":\"#\"}", null },
        { "{\"type\":\"object\",\"$ref\":\"file:///etc/passwd\"}", "passwd" },
        { "{\"type\":\"object\",\"$ref\":\"http://127.0.0.1:1/schema.json\"}", "127.0.0.1" },
        { "{\"type\":\"object\",\"allOf\":[" + string.Join(',', Enumerable.Repeat("{\"$ref\":\"#/$defs/a\"}", 10)) + "],\"$defs\":{" + string.Join(',', Enumerable.Range(0, 12).Select(i => $"\"{(char)('a' + i)}\":{{\"allOf\":[" + string.Join(',', Enumerable.Repeat($"{{\"$ref\":\"#/$defs/{(char)('b' + i)}\"}}", 10)) + "]}")) + ",\"m\":{}}}", null },
    };

    /// <param name="names">What the refusal must name; null when being soon is enough.</param>
    [Theory]
    [MemberData(nameof(Schemas))]
    public void a_schema_made_to_harm_ends_soon(string schema, string? names)
    {
        var package = new Variant(workplace).Folder;
        File.WriteAllText(Path.Combine(package, "config.schema.json"), schema);
        foreach (var command in new[] { "doctor", "install" })
        {
            using var process = workplace.Start(new Dictionary<string, string>(StringComparer.Ordinal), ["plugins", command, package, "--json", .. command == "doctor" ? ["--no-run"] : Array.Empty<string>()]);
            process.StandardInput.Close();
            var end = Workplace.End(process, command, Soon);
            Assert.NotEqual(1, end.Exit);
            Assert.DoesNotContain("root:x:0", end.Output + end.Error, StringComparison.Ordinal);
            if (names is null) continue;
            Assert.NotEqual(0, end.Exit);
            Assert.Contains(names, end.Output, StringComparison.Ordinal);
        }
    }

    private Finished Install(string package)
    {
        var end = workplace.Run("plugins", "install", package, "--json");
        if (end.Exit != 0) Assert.DoesNotContain("hello_rows", workplace.Run("plugins", "list").Output, StringComparison.Ordinal);
        return end;
    }
}
