using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>Where authors go wrong, they are told code, line, what was found and expected, and what to write instead.</summary>
public sealed class AuthorsSeeTheirMistakes : IDisposable
{
    private static readonly (string Line, string Code, string Says, string Fix)[] Mistakes =
    [
        ("var x = Role(\"amont\");", "SH3001", "'amont'", "Did you mean Role(\"amount\")?"),
        ("var x = Dataset.Column(\"amuont\");", "SH3003", "'amount'", "Did you mean 'amount'?"),
        ("var x = Dataset.Numbers(\"note\");", "SH3004", "numbers", "Labels(column)"),
        ("var x = Upstream[\"profile_basic\"];", "SH3006", "there are none", "depends_on"),
        ("Report.Measured(\"Two words\", (\"a\", 1), \"S.\");", "SH3007", "snake_case", "a-z, 0-9 and _"),
        ("var x = Rows(Dataset.Rows);", "SH3014", "expected 0 to 9", "PresentRows()"),
        ("Report.Measured(\"k\", (\"a\", 1), \"S.\", value: double.NaN, unit: \"s\");", "SH3320", "NaN", "Present()"),
        ("Report.Measured(\"k\", (\"a\", 1), \"S.\", value: 1 / (Dataset.Rows - 10.0), unit: \"s\");", "SH3320", "infinite", "divided by 0"),
        ("Report.Measured(\"k\", (\"a\", 1), \"S.\", value: 3);", "SH3321", "no unit", "ratios \"1\""),
        ("var x = Config.Fense;", "SH3322", "config.schema.json declares Fence", "Did you mean Fence?"),
        ("var x = Dataset.Numers(Role(\"amount\"));", "SH3101", "Numers", "Did you mean Numbers?"),
        ("var x = Datset.Rows;", "SH3101", "Datset", "Did you mean Dataset?"),
        ("Report.Measured(\"k\", (\"a\", 1), \"S.\", severty: Severity.Low);", "SH3101", "severty", "Did you mean severity?"),
        ("var x = DateTime.Now;", "SH3111", "System.DateTime.Now", "times in the data"),
    ];

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void every_mistake_names_line_reason_and_remedy()
    {
        for (var i = 0; i < Mistakes.Length; i++) Make($"mistake_{i}", $"// A comment.\n\n{Mistakes[i].Line}\nReport.Clean(\"fine\", \"Fine.\");\n");
        var ids = string.Join(',', Enumerable.Range(0, Mistakes.Length).Select(i => $"mistake_{i}"));
        var run = workplace.Run("run", "input.csv", "--yes", "--json", "--plugins-dir", "plugins", "--plugins", ids).Expect(4).Json;
        var executions = JsonNode.Parse(File.ReadAllText(Path.Combine((string)run["run_dir"]!, "report.json")))!["executions"]!.AsArray();
        for (var i = 0; i < Mistakes.Length; i++)
        {
            var (line, code, says, fix) = Mistakes[i];
            var why = (string)executions.Single(entry => (string)entry!["identity"]!["id"]! == $"mistake_{i}")!["justification"]!;
            foreach (var part in new[] { "plugin.csx:3:", $" {code}: ", says, fix }) Assert.True(why.Contains(part, StringComparison.Ordinal), $"{line}\ngives\n{why}\nwhich lacks\n{part}");
        }
    }

    [Theory]
    [InlineData("var x = Config.Fense;", "plugin.csx:3:16", "               ^", "Did you mean Fence?")]
    [InlineData("var x = Role(\"amont\");", "plugin.csx:3:9", "        ^", "Did you mean Role(\"amount\")?")]
    public void the_line_is_shown_with_a_caret(string line, string place, string caret, string fix)
    {
        Make("careless", $"// A comment.\n\n{line}\n");
        var shown = workplace.Run("plugins", "test", Path.Combine("plugins", "careless")).Expect(4).Output;
        foreach (var part in new[] { place, "3 | " + line, "  | " + caret, fix }) Assert.Contains(part, shown, StringComparison.Ordinal);
    }

    /// <summary>A package over a table with a text column.</summary>
    private void Make(string id, string script)
    {
        var package = Packages.New(workplace, id);
        File.WriteAllText(Path.Combine(package, "plugin.csx"), script);
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(package, "plugin.json")))!;
        manifest["needs"]!["columns"] = "all";
        File.WriteAllText(Path.Combine(package, "plugin.json"), manifest.ToJsonString());
        var table = File.ReadAllLines(Path.Combine(package, "fixture", "input.csv")).Select((text, row) => text + (row == 0 ? ",note" : $",bill {row}")).ToList();
        File.WriteAllLines(Path.Combine(package, "fixture", "input.csv"), table);
        workplace.Write("input.csv", string.Join('\n', table) + "\n");
    }
}
