using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Workbench;

/// <summary><c>fixture/</c> of a package: one input table, and the result as <c>expected.json</c>.</summary>
internal static class FixtureRecord
{
    private const string ExpectedName = "expected.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The only file of the fixture that is called <c>input.…</c>.</summary>
    /// <exception cref="DiagnosticException">SH3301: there is none, or more than one.</exception>
    public static string Input(string package)
    {
        var fixture = Path.Combine(package, "fixture");
        var inputs = Directory.Exists(fixture) ? Directory.EnumerateFiles(fixture, "input.*").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal).ToList() : [];
        return inputs is [var only] ? Path.Combine(fixture, only) : throw AuthoringDiagnostics.Inputs(inputs);
    }

    /// <returns>Null when there is none.</returns>
    /// <exception cref="DiagnosticException">SH3302: it is not a JSON object.</exception>
    public static JsonObject? Expected(string package)
    {
        var path = Path.Combine(package, "fixture", ExpectedName);
        if (!File.Exists(path)) return null;
        try
        {
            return JsonText.Parse(File.ReadAllBytes(path), "fixture/" + ExpectedName) as JsonObject ?? throw AuthoringDiagnostics.Expected("it is not an object", null);
        }
        catch (DiagnosticException problem) when (problem.Diagnostic.Place is { Line: > 0 } place)
        {
            throw AuthoringDiagnostics.Expected(problem.Diagnostic.Message, place);
        }
    }

    /// <summary>What a run gave for one plugin, in the form of <c>expected.json</c>.</summary>
    public static JsonObject Found(Run run, string plugin)
    {
        var execution = run.Report.Executions.Single(entry => entry.Identity.Id == plugin);
        var output = Path.Combine(run.Directory, "artifacts", plugin, "output.json");
        return new()
        {
            ["outcome"] = HarnessJson.Node(execution.Outcome).GetValue<string>(),
            ["findings"] = new JsonArray([.. run.Report.Findings.Where(finding => finding.Plugin == plugin).Select(finding => new JsonObject
            {
                ["kind"] = finding.Kind,
                ["subject"] = finding.Subject.DeepClone(),
                ["statement"] = finding.Statement,
                ["rows"] = HarnessJson.Node(finding.Evidence.Rows),
            })]),
            ["output"] = File.Exists(output) ? JsonNode.Parse(File.ReadAllBytes(output)) : null,
        };
    }

    public static void Accept(string package, JsonObject found) =>
        AtomicFile.Write(Path.Combine(package, "fixture", ExpectedName), Encoding.UTF8.GetBytes(found.ToJsonString(Readable) + "\n"));
}
