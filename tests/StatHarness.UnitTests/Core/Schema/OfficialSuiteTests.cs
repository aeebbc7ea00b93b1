using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Core.Schema;
using Xunit;

namespace StatHarness.UnitTests.CoreRoom.Schema;

/// <summary>The JSON Schema organisation's test suite, as far as the shared corpus holds it: every required file, and the optional ones with a list of what fails.</summary>
public sealed class OfficialSuiteTests
{
    /// <summary>Optional cases that we miss, with the reason.</summary>
    private static readonly string[] KnownMisses =
    [
        // Content keywords are annotations, as in 2020-12.
        "draft7/content: validation of string-encoded content based on media type: an invalid JSON document: valid",
        "draft7/content: validation of binary string-encoding: an invalid base64 string (% is not a valid character): valid",
        "draft7/content: validation of binary-encoded media type documents: a validly-encoded invalid JSON document: valid",
        "draft7/content: validation of binary-encoded media type documents: an invalid base64 string that is valid JSON: valid",
        // 2019-09 is refused.
        "draft7/cross-draft: refs to future drafts are processed as future drafts: missing bar is invalid: SH1004",
        "draft7/cross-draft: refs to future drafts are processed as future drafts: present bar is valid: SH1004",
    ];

    [SkippableTheory]
    [InlineData("draft7", JsonSchema.Draft7)]
    [InlineData("draft2020-12", JsonSchema.Draft202012)]
    public void every_required_case_passes(string draft, string dialect)
    {
        var (passed, misses) = Run(draft, dialect, Directory.GetFiles(Path.Combine(Suite(), "tests", draft), "*.json"));
        Assert.True(misses.Count == 0, string.Join("\n", misses) + passed);
        Assert.True(passed > 200, $"Only {passed} cases ran.");
    }

    [SkippableTheory]
    [InlineData("draft7", JsonSchema.Draft7)]
    [InlineData("draft2020-12", JsonSchema.Draft202012)]
    public void of_the_optional_cases_only_the_listed_miss(string draft, string dialect)
    {
        var (passed, misses) = Run(draft, dialect, Directory.GetFiles(Path.Combine(Suite(), "tests", draft, "optional"), "*.json"));
        Assert.Equal(KnownMisses.Where(miss => miss.StartsWith(draft + "/", StringComparison.Ordinal)), misses);
        Assert.True(passed > 10, $"Only {passed} cases ran.");
    }

    private static string Suite() => Corpus.Find("data/06-json-schema/json-schema-test-suite");

    private static (int Passed, List<string> Misses) Run(string draft, string dialect, IEnumerable<string> files)
    {
        var registry = Remotes();
        var (passed, misses) = (0, new List<string>());
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            foreach (var group in JsonText.Parse(File.ReadAllBytes(file), file)!.AsArray())
            {
                var schema = new Lazy<JsonSchema>(() => JsonSchema.Load(group!["schema"]!, registry, dialect));
                foreach (var test in group!["tests"]!.AsArray())
                {
                    var name = $"{draft}/{Path.GetFileNameWithoutExtension(file)}: {group["description"]}: {test!["description"]}";
                    var outcome = Outcome(schema, test["data"]);
                    if (outcome == ((bool)test["valid"]! ? "valid" : "invalid")) passed++;
                    else misses.Add($"{name}: {outcome}");
                }
            }
        }
        return (passed, misses);
    }

    private static string Outcome(Lazy<JsonSchema> schema, JsonNode? value)
    {
        try
        {
            var problems = schema.Value.Validate(value);
            return schema.Value.IsValid(value) != (problems.Count == 0) ? "Validate and IsValid disagree" : problems.Count == 0 ? "valid" : "invalid";
        }
        catch (DiagnosticException exception)
        {
            return exception.Diagnostic.Code;
        }
    }

    private static SchemaRegistry Remotes()
    {
        var (registry, root) = (new SchemaRegistry(), Path.Combine(Suite(), "remotes"));
        foreach (var file in Directory.GetFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            registry.Add("http://localhost:1234/" + Path.GetRelativePath(root, file).Replace('\\', '/'), JsonText.Parse(File.ReadAllBytes(file), file)!);
        return registry;
    }
}
