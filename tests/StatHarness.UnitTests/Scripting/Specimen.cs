using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Scripting;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.UnitTests.ScriptingRoom;

/// <summary>Packages and requests made of strings, and the way of a script through compiler and runner in this process.</summary>
internal static class Specimen
{
    public static readonly Column[] Amounts = [new Float64Column("amount", new double[] { 10, 2500, 0, 1000, 1000.5 }, Validity.Of(new byte[] { 0b11011 }, 1))];

    public static PluginManifest Manifest(string id = "specimen") => new(
        null, id, id, "1.0.0", "analysis", ">=0.1", "A specimen.",
        new(new Dictionary<string, string> { ["amount"] = "amount" }, new Dictionary<string, string> { ["who"] = "user" }, "all", 0, "declared"),
        [], "normal", ["dataset:read"], new(60_000, 512), null);

    public static PluginPackage Package(string script, string config = "{\"type\":\"object\"}", params ScriptFile[] more) => new(
        Manifest(), new("specimen", "1.0.0", default, default, default), Object(config), Object("{\"type\":\"object\"}"), [new("plugin.csx", script), .. more]);

    public static PluginRequest Request(IReadOnlyList<Column> columns, string settings = "{}", string confidence = "high", PluginManifest? manifest = null) => new(
        1, manifest ?? Manifest(), Digest.Of("table"u8), columns.Count == 0 ? 0 : columns[0].Length,
        [.. columns.Select((c, i) => new GrantedColumn(c.Name, i, JsonName(c.Type), Digest.Of([(byte)i]).ToString(), null))],
        columns.Count == 0 ? new Dictionary<string, RoleUse>() : new Dictionary<string, RoleUse> { ["amount"] = new("amount", columns[0].Name, confidence) },
        Object(settings), "00000000000000ff", new Dictionary<string, PluginResult>(), []);

    /// <summary>Other tests of this process use its processor time too, which is what the limit is of.</summary>
    public static CompileResult Compile(PluginPackage package, CompileOptions? options = null) => PluginCompiler.Compile(package, (options ?? new()) with { Timeout = options?.Timeout ?? TimeSpan.FromMinutes(5) });

    public static byte[] Assembly(PluginPackage package, bool staticCheck = true)
    {
        var compiled = Compile(package, new(staticCheck));
        return compiled.Plugin?.Assembly ?? throw new InvalidOperationException(string.Join('\n', compiled.Problems));
    }

    public static PluginResult Run(string script, IReadOnlyList<Column>? columns = null, string settings = "{}", string config = "{\"type\":\"object\"}", string confidence = "high")
    {
        columns ??= Amounts;
        return PluginRunner.Run(Assembly(Package(script, config)), Request(columns, settings, confidence), grant => columns[grant.Index]);
    }

    public static JsonObject Object(string json) => (JsonObject)JsonNode.Parse(json)!;

    private static string JsonName(ColumnType type) => type.ToString().ToLowerInvariant();
}
