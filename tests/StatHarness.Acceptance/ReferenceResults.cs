using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using StatHarness.UnitTests;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>What the plugins hand back meets the reference results at their stated tolerances.</summary>
public sealed class ReferenceResults : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void concurrency_meets_the_reference()
    {
        var (expected, output) = Case("process_concurrency", "erp_a", "analysis_concurrency_reconstruction");
        Near(expected, output, "$");
    }

    [SkippableFact]
    public void queue_delay_meets_the_reference()
    {
        var (expected, output) = Case("process_queue", "erp_a", "process_queue_delay");
        Near(JsonNode.Parse(expected.ToJsonString()
            .Replace("runs_over_60", "runs_over_threshold", StringComparison.Ordinal)
            .Replace("wait_s_excess_over_60", "wait_s_excess", StringComparison.Ordinal)
            .Replace("wait_s_of_runs_over_60", "wait_s_of_runs_over_threshold", StringComparison.Ordinal))!, output, "$");
    }

    [SkippableTheory]
    [InlineData("airquality")]
    public void profile_meets_the_reference(string name)
    {
        var (expected, output) = Case("profile", name, "profile_basic");
        expected.AsObject().Remove("missing_patterns");
        Near(expected, output, "$");
    }

    [SkippableTheory]
    [InlineData("airquality_ozone_temp_na")]
    [InlineData("mtcars_mpg_wt")]
    [InlineData("quakes_mag_stations_ties")]
    [InlineData("swiss_fertility_education")]
    public void correlation_meets_the_reference(string name)
    {
        var (expected, output) = Case("correlation", name, "rel_numeric_corr");
        Near(expected, Assert.Single(output["pairs"]!.AsArray())!, "$", 1e-9);
    }

    private (JsonNode Expected, JsonNode Output) Case(string method, string name, string plugin)
    {
        var folder = Corpus.Find($"reference/{method}/{name}");
        var run = workplace.Run("run", Path.Combine(folder, "input.csv"), "--yes", "--json", "--plugins", plugin).Expect(0).Json;
        var output = JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "artifacts", plugin, "output.json")))!;
        return (JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!["expected"]!.DeepClone(), output);
    }

    /// <summary>Every expected field is there and equal, numbers within the relative tolerance.</summary>
    private static void Near(JsonNode expected, JsonNode? found, string path, double relative = 1e-12)
    {
        Assert.True(found is not null, $"{path} is missing.");
        switch (expected)
        {
            case JsonObject members:
                foreach (var (name, value) in members) Near(value!, found![name], $"{path}.{name}", relative);
                break;
            case JsonArray items:
                Assert.Equal(items.Count, found!.AsArray().Count);
                for (var i = 0; i < items.Count; i++) Near(items[i]!, found[i], $"{path}[{i}]", relative);
                break;
            case JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number:
                var (want, got) = ((double)expected, (double)found!);
                Assert.True(Math.Abs(want - got) <= Math.Max(1e-13, relative * Math.Abs(want)), $"{path}: expected {want:R}, found {got:R}.");
                break;
            default:
                Assert.Equal(expected.ToJsonString(), found!.ToJsonString());
                break;
        }
    }
}
