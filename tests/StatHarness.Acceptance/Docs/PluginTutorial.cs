using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance.Docs;

/// <summary>docs/plugins.md does what it says: from an empty folder, as written, in under ten commands.</summary>
public sealed partial class PluginTutorial : IDisposable
{
    private const int MostCommands = 9;
    private const int MostLines = 40;

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "plugins.md")).Replace("\r\n", "\n", StringComparison.Ordinal);

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void the_tutorial_leads_from_an_empty_folder_to_a_finding_in_a_report()
    {
        var commands = 0;
        foreach (Match step in Step().Matches(Page))
        {
            if (step.Groups["file"].Success) Save(step.Groups["file"].Value, step.Groups["text"].Value);
            else commands += Shell(step.Groups["console"].Value);
        }
        Assert.InRange(commands, 1, MostCommands);

        var found = Assert.Single(workplace.Run("findings", "--plugin", "below_limit", "--json").Expect(0).Json.AsArray())!;
        Assert.Equal([1, 3, 5, 7, 10], found["evidence"]!["rows"]!.AsArray().Select(row => (int)row!));
        Assert.InRange(File.ReadAllLines(Path.Combine(workplace.Folder, "plugins", "below_limit", "plugin.csx")).Length, 1, MostLines);
        var settings = JsonNode.Parse(workplace.Run("settings", "get", "below_limit.limit", "--plugins-dir", "plugins", "--json").Expect(0).Output)!;
        Assert.Equal((2000, "project"), ((int)settings["value"]!, (string)settings["from"]!));
    }

    [Fact]
    public void the_example_of_the_reference_is_the_fixture_that_the_tests_run()
    {
        var example = File.ReadAllText(Repository.Fixture("plugins/hello_rows/plugin.csx")).Trim();
        Assert.Contains($"```csharp\n{example}\n```", Page, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void the_examples_of_queries_run_as_they_stand()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Full isolation exists on Linux only.");
        workplace.Write("invoices.csv", "invoice,amount\n1,950.5\n2,20\n3,950.5\n4,20\n5,1000\n6,950.5\n");
        Write("asks_rows", "Ask in SQL", "dataset:sql");
        Write("asks_state", "Ask about earlier work", "state:read");
        var run = workplace.Run("run", "invoices.csv", "--yes", "--json", "--plugins-dir", "plugins", "--plugins", "asks_rows,asks_state").Expect(0).Json;
        var finding = Assert.Single(run.Report()["findings"]!.AsArray())!;
        Assert.Equal(3, (int)finding["value"]!);
        Assert.Equal([0, 2, 5], finding["evidence"]!["rows"]!.AsArray().Select(row => (int)row!));
        var again = workplace.Run("run", "invoices.csv", "--yes", "--json", "--plugins-dir", "plugins", "--plugins", "asks_rows,asks_state").Expect(0).Json;
        Assert.Equal("{\"plugins\":2}", again.File("artifacts/asks_state/output.json").ToJsonString());
    }

    private void Write(string id, string heading, string capability)
    {
        var section = Page[Page.IndexOf($"### {heading}\n", StringComparison.Ordinal)..];
        var start = section.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        Packages.Write(Path.Combine(workplace.Folder, "plugins"), id, section[start..section.IndexOf("```\n", start, StringComparison.Ordinal)], new()
        {
            ["needs"] = new JsonObject { ["columns"] = "all" }, ["capabilities"] = new JsonArray(capability),
        });
    }

    private void Save(string file, string text)
    {
        var path = Path.Combine(workplace.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Each command ends well and prints the lines below it, in their order.</summary>
    private int Shell(string block)
    {
        var steps = ("\n" + block).Split("\n$ ", StringSplitOptions.RemoveEmptyEntries);
        foreach (var step in steps)
        {
            var lines = step.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var words = lines[0].Split(' ');
            Assert.Equal("stat-harness", words[0]);
            var output = Plain().Replace(workplace.Run(words[1..]).Expect(0).Output, " ");
            var at = 0;
            foreach (var line in lines.Skip(1))
            {
                at = output.IndexOf(line, at, StringComparison.Ordinal);
                Assert.True(at >= 0, $"`{lines[0]}` does not print (any more, in this order)\n{line}\nbut\n{output}");
            }
        }
        return steps.Length;
    }

    [GeneratedRegex("Save as `(?<file>[^`]+)`:\n\n```[a-z]+\n(?<text>.*?)```|```console\n(?<console>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Step();

    /// <summary>Cards wrap at their width; a reader joins the lines again.</summary>
    [GeneratedRegex("\\s+")]
    private static partial Regex Plain();
}
