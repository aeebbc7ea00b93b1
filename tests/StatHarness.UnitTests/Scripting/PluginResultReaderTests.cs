using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Scripting;
using StatHarness.Sdk.Packages;
using Xunit;

namespace StatHarness.UnitTests.ScriptingRoom;

public sealed class PluginResultReaderTests
{
    private static readonly PluginPackage Package = Specimen.Package("") with { OutputSchema = Specimen.Object("""{"type":"object","properties":{"n":{"type":"integer"}},"additionalProperties":false}""") };

    private static readonly Lazy<JsonObject> Good = new(() => (JsonObject)HarnessJson.Node(Specimen.Run("""
        Report.Output(new { n = 3 });
        Report.Measured("peak", ("column", "amount"), "It peaks at 4.", value: 4, unit: "rows", evidence: Rows(3, 1));
        Report.Modeled("what_if", ("column", "amount"), "It would be 2.", assumptions: new[] { "none" }, scope: "dataset", baseline: new { wait = 4 }, delta: new { wait = -2 }, population: "rows", value: 2, unit: "rows");
        """)));

    private static PluginResultReading Read(Action<JsonObject> change)
    {
        var json = (JsonObject)Good.Value.DeepClone();
        change(json);
        return PluginResultReader.Read(CanonicalJson.Bytes(json), Package, 5);
    }

    private static JsonObject Finding(JsonObject result, string kind) => (JsonObject)((JsonArray)result["findings"]!).Single(f => f!["kind"]!.ToString() == kind)!;

    [Fact]
    public void a_good_result_is_read_and_its_canonical_bytes_are_kept()
    {
        var reading = Read(_ => { });
        Assert.Empty(reading.Problems);
        Assert.Equal(CanonicalJson.Bytes(Good.Value), reading.Canonical.ToArray());
        Assert.Equal(2, reading.Result!.Findings.Count);
    }

    [Theory]
    [InlineData("measurement_type", "measurement_type")]
    [InlineData("evidence", "evidence")]
    public void a_finding_without_discipline_names_plugin_finding_and_fix(string removed, string said)
    {
        var reading = Read(r => Finding(r, "peak").Remove(removed));
        var problem = reading.Problems[0];
        Assert.Null(reading.Result);
        Assert.Equal("SH3132", problem.Code);
        Assert.Contains("'specimen'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("peak {\"column\":\"amount\"}", problem.Message, StringComparison.Ordinal);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Hint);
    }

    [Fact]
    public void a_modeled_finding_without_assumptions_or_delta_is_refused()
    {
        Assert.Contains(Read(r => Finding(r, "what_if")["assumptions"] = new JsonArray()).Problems, p => p.Code == "SH3132" && p.Message.Contains("assumptions", StringComparison.Ordinal));
        Assert.Contains(Read(r => Finding(r, "what_if")["model"]!["delta"] = new JsonObject()).Problems, p => p.Code == "SH3132" && p.Message.Contains("delta", StringComparison.Ordinal));
        Assert.Contains(Read(r => Finding(r, "what_if")["model"] = null).Problems, p => p.Code == "SH3132" && p.Message.Contains("baseline", StringComparison.Ordinal));
    }

    public static TheoryData<string, Action<JsonObject>> Forgeries => new()
    {
        { "another plugin's result", r => r["plugin"] = "profile_basic" },
        { "another plugin's finding", r => Finding(r, "peak")["plugin"] = "profile_basic" },
        { "a foreign id", r => Finding(r, "peak")["finding_id"] = Digest.Of("x"u8).ToString() },
        { "an id kept for another subject", r => Finding(r, "peak")["subject"]!["column"] = "other" },
        { "a row that is not there", r => Finding(r, "peak")["evidence"]!["rows"] = new JsonArray(1, 5) },
        { "a negative row", r => Finding(r, "peak")["evidence"]!["rows"] = new JsonArray(-1, 3) },
        { "rows out of order", r => Finding(r, "peak")["evidence"]!["rows"] = new JsonArray(3, 1) },
        { "fewer rows than shown", r => Finding(r, "peak")["evidence"]!["row_count"] = 1 },
        { "more rows than there are", r => Finding(r, "peak")["evidence"]!["row_count"] = 6 },
        { "a q value", r => Finding(r, "peak")["statistics"] = JsonNode.Parse("""{"test":"t","family":"f","estimate":null,"std_error":null,"statistic":null,"df":null,"p_value":0.5,"q_value":0.5,"conf_low":null,"conf_high":null,"conf_level":null,"effect_size":null,"effect_name":null,"n":3,"n_effective":null,"unit_of_analysis":"row"}""") },
        { "a table that is not this one", r => r["looked_at"]!["rows_total"] = 6 },
        { "more seen than there is", r => r["looked_at"]!["rows_seen"] = 6 },
        { "a finding twice", r => ((JsonArray)r["findings"]!).Add(Finding(r, "peak").DeepClone()) },
        { "a value without unit", r => Finding(r, "peak")["unit"] = null },
        { "clean with findings", r => r["status"] = "clean" },
        { "an unknown key", r => r["extra"] = 1 },
        { "a missing key", r => r.Remove("warnings") },
        { "an unknown severity", r => Finding(r, "peak")["severity"] = "catastrophic" },
        { "another schema version", r => r["schema_version"] = 2 },
        { "output beside its schema", r => r["output"]!["n"] = "three" },
        { "output with more than its schema", r => r["output"]!["m"] = 1 },
        { "an object as subject", r => Finding(r, "peak")["subject"]!["column"] = new JsonObject() },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void what_a_worker_claims_is_checked_again(string forgery, Action<JsonObject> change)
    {
        var reading = Read(change);
        Assert.True(reading.Result is null && reading.Problems.Count > 0, forgery);
        Assert.All(reading.Problems, p => Assert.NotNull(p.Hint));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"plugin\":\"\\ud800\"}")]
    [InlineData("{\"plugin\":\"a\",\"plugin\":\"b\"}")]
    public void what_is_no_result_is_a_problem_not_an_exception(string text) =>
        Assert.NotEmpty(PluginResultReader.Read(System.Text.Encoding.UTF8.GetBytes(text), Package, 5).Problems);

    [Fact]
    public void garbage_bytes_and_endless_nesting_are_problems_too()
    {
        Assert.NotEmpty(PluginResultReader.Read(new byte[] { 0xff, 0xfe, 0 }, Package, 5).Problems);
        Assert.NotEmpty(PluginResultReader.Read(System.Text.Encoding.UTF8.GetBytes(new string('[', 100_000)), Package, 5).Problems);
    }
}
