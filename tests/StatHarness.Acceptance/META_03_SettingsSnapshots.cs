using System.Text;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>META-03: settings are kept per execution, so that a run can be made again from them alone; secrets are kept nowhere.</summary>
public sealed class META_03_SettingsSnapshots : IDisposable
{
    private const string Top = "tok-4f2a9c71e8";
    private const string Nested = "nested-77d1b0aa53";
    private const string Listed = "listed-c9e04418fd";

    private const string Schema = """
        { "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false, "properties": {
          "fence": { "type": "number", "default": 1.5 },
          "token": { "type": "string", "default": "", "writeOnly": true, "description": "Opens the door." },
          "auth": { "type": "object", "default": {}, "additionalProperties": false, "properties": {
            "user": { "type": "string", "default": "nobody" }, "password": { "$ref": "#/$defs/secret" } } },
          "keys": { "type": "array", "default": [], "items": { "type": "string", "writeOnly": true } } },
          "$defs": { "secret": { "type": "string", "default": "", "writeOnly": true } } }
        """;

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void a_run_is_made_again_from_its_snapshot_alone()
    {
        workplace.Run("settings", "set", "dq_missingness.share=0.25").Expect(0);
        var first = Run("--set", "dq_missingness.min_v=0.3");
        workplace.Run("settings", "reset", "--all").Expect(0);
        Assert.NotEqual((string)first["run_fingerprint"]!, (string)Run()["run_fingerprint"]!);

        var again = Run("--settings-from", (string)first["run_id"]!, "--fresh");
        Assert.Equal((string)first["run_fingerprint"]!, (string)again["run_fingerprint"]!);
        Assert.Equal((string)first["report_hash"]!, (string)again["report_hash"]!);
        Assert.False((bool)again["reused"]!);

        var (before, now) = (Snapshot(first), Snapshot(again));
        Assert.Equal("""{"max_levels":50,"min_v":0.3,"share":0.25}""", before["settings"]!.ToJsonString());
        Assert.Equal("""{"max_levels":"default","min_v":"command","share":"project"}""", before["from"]!.ToJsonString());
        Assert.Equal(before["settings"]!.ToJsonString(), now["settings"]!.ToJsonString());
        Assert.Equal(before["settings_hash"]!.ToString(), now["settings_hash"]!.ToString());
        Assert.Equal("""{"max_levels":"snapshot","min_v":"snapshot","share":"snapshot"}""", now["from"]!.ToJsonString());
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine((string)first["run_dir"]!, "run_manifest.json")))!;
        Assert.Equal(before["settings"]!.ToJsonString(), manifest["settings"]!["dq_missingness"]!.ToJsonString());
    }

    [Fact]
    public void a_planted_secret_is_in_no_artifact_row_log_or_message()
    {
        const string see = "var all = $\"{Config.Token} {Config.Auth.Password} {string.Join(' ', Config.Keys)}\";\n";
        Make("keeps", see + "Log(all); Report.Clean(\"fine\", $\"{all.Length} characters.\");");
        Make("states", see + "Report.Measured(\"k\", (\"a\", 1), $\"It is {Config.Auth.Password}.\");");
        Make("outputs", see + "Report.Output(new { Deep = new[] { new { Inner = Config.Keys[0] } } }); Report.Clean(\"fine\", \"Fine.\");");
        Make("names", see + "Report.Output(new Dictionary<string, int> { [Config.Token] = 1 }); Report.Clean(\"fine\", \"Fine.\");");
        Make("throws", see + "throw new InvalidOperationException(all);");
        string[] ids = ["keeps", "names", "outputs", "states", "throws"];
        string[] secrets = [.. ids.SelectMany(id => new[] { "--set", $"{id}.token={Top}", "--set", $"{id}.auth.password={Nested}", "--set", $"{id}.keys=[\"{Listed}\"]" })];
        string[] command = ["input.csv", "--json", "--plugins-dir", "plugins", "--plugins", string.Join(',', ids), .. secrets];

        var plan = workplace.Run(["plan", .. command]).Expect(0);
        var run = workplace.Run(["run", "--yes", .. command]).Expect(4);
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine((string)run.Json["run_dir"]!, "report.json")))!;
        var outcomes = report["executions"]!.AsArray().Where(entry => ids.Contains((string)entry!["identity"]!["id"]!)).ToDictionary(entry => (string)entry!["identity"]!["id"]!, entry => entry!);

        // Masked where it only tells how it went, refused where it would change what the plugin said.
        Assert.Equal("clean", (string)outcomes["keeps"]["outcome"]!);
        Assert.Equal("info  plugin: (secret) (secret) (secret)", File.ReadLines(Path.Combine((string)run.Json["run_dir"]!, "logs", "keeps.log")).First());
        foreach (var (id, setting, at) in new[] { ("states", "/auth/password", "/findings/0/statement"), ("outputs", "/keys/0", "/output/deep/0/inner"), ("names", "/token", "/output/") })
        {
            Assert.Equal("invalid_output", (string)outcomes[id]["outcome"]!);
            Assert.Contains("SH7191", (string)outcomes[id]["justification"]!, StringComparison.Ordinal);
            Assert.Contains(setting, (string)outcomes[id]["justification"]!, StringComparison.Ordinal);
            Assert.Contains(at, (string)outcomes[id]["justification"]!, StringComparison.Ordinal);
        }
        Assert.Contains("(secret) (secret) (secret)", (string)outcomes["throws"]["justification"]!, StringComparison.Ordinal);

        Assert.All(workplace.Run("settings", "list", "keeps", "--plugins-dir", "plugins", "--json").Expect(0).Json.AsArray().Where(line => (bool)line!["secret"]!), line => Assert.Null(line!["value"]));
        workplace.Run("settings", "set", $"keeps.token={Top}", "--plugins-dir", "plugins").Expect(2);
        var saved = workplace.Run("settings", "set", $"keeps.auth={{\"user\":\"me\",\"password\":\"{Nested}\"}}", "--plugins-dir", "plugins").Expect(2);
        Assert.Contains("secrets are not stored", saved.Error, StringComparison.Ordinal);
        var missing = workplace.Run("run", "input.csv", "--yes", "--plugins-dir", "plugins", "--settings-from", "latest").Expect(2);
        Assert.Contains("SH7196", missing.Error, StringComparison.Ordinal);
        var brief = workplace.Run(["run", "input.csv", "--yes", "--plugins-dir", "plugins", "--plugins", "keeps", "--set", "keeps.token=hunter2"]).Expect(2);
        Assert.Contains("SH7190", brief.Error, StringComparison.Ordinal);

        foreach (var said in new[] { plan, run, saved, missing, brief }) Assert.Empty(Held(Encoding.UTF8.GetBytes(said.Output + said.Error)));
        Assert.DoesNotContain("hunter2", brief.Output + brief.Error, StringComparison.Ordinal);
        var files = Directory.EnumerateFiles(workplace.AppData, "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(files, file => Path.GetFileName(file) == "state.sqlite");
        foreach (var file in files) Assert.True(Held(File.ReadAllBytes(file)) is [], $"{file} holds a secret.");
    }

    private static IReadOnlyList<string> Held(byte[] bytes) =>
        [.. new[] { Top, Nested, Listed }.Where(secret => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(secret)) >= 0)];

    private JsonNode Run(params string[] further)
    {
        var input = Path.Combine(Repository.Root, "plugins", "dq_missingness", "fixture", "input.csv");
        return workplace.Run(["run", input, "--yes", "--json", "--plugins", "dq_missingness", .. further]).Expect(0).Json;
    }

    private static JsonNode Snapshot(JsonNode run) => JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "settings", "dq_missingness.json")))!;

    private void Make(string id, string script)
    {
        var package = Packages.New(workplace, id);
        File.WriteAllText(Path.Combine(package, "config.schema.json"), Schema);
        File.WriteAllText(Path.Combine(package, "output.schema.json"), """{ "type": "object" }""");
        File.WriteAllText(Path.Combine(package, "plugin.csx"), script + "\n");
        File.Copy(Path.Combine(package, "fixture", "input.csv"), Path.Combine(workplace.Folder, "input.csv"), overwrite: true);
    }
}
