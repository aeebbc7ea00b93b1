using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>Where authors go wrong, plugins test says code, line, what was found and expected, and what to write instead.</summary>
public sealed class AuthorsSeeTheirMistakes : IDisposable
{
    private readonly Workplace workplace = new();

    private string Package => Path.Combine(workplace.Folder, "plugins", "careless");

    public AuthorsSeeTheirMistakes() => workplace.Run("plugins", "new", "careless").Expect(0);

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("var x = Role(\"amont\");", "SH3001", "'amont'", "Did you mean Role(\"amount\")?")]
    [InlineData("var x = Dataset.Column(\"amuont\");", "SH3003", "'amount'", "Did you mean 'amount'?")]
    [InlineData("var x = Dataset.Numbers(\"invoice_text\");", "SH3004", "numbers", "Labels(column)")]
    [InlineData("Report.Measured(\"k\", (\"a\", 1), \"S.\", value: double.NaN, unit: \"s\");", "SH3320", "NaN", "Present()")]
    [InlineData("Report.Measured(\"k\", (\"a\", 1), \"S.\", value: 1.0 / Dataset.Rows / 0.0, unit: \"s\");", "SH3320", "infinite", "divided by 0")]
    [InlineData("Report.Measured(\"k\", (\"a\", 1), \"S.\", value: 3);", "SH3321", "no unit", "ratios \"1\"")]
    [InlineData("Report.Measured(\"Two words\", (\"a\", 1), \"S.\");", "SH3007", "snake_case", "a-z, 0-9 and _")]
    [InlineData("var x = Rows(Dataset.Rows);", "SH3014", "expected 0 to 9", "PresentRows()")]
    [InlineData("var x = Config.Fense;", "SH3322", "config.schema.json declares Fence", "Did you mean Fence?")]
    [InlineData("var x = Dataset.Numers(Role(\"amount\"));", "SH3101", "Numers", "Did you mean Numbers?")]
    [InlineData("var x = Datset.Rows;", "SH3101", "Datset", "Did you mean Dataset?")]
    [InlineData("Report.Measured(\"k\", (\"a\", 1), \"S.\", severty: Severity.Low);", "SH3101", "severty", "Did you mean severity?")]
    [InlineData("var x = DateTime.Now;", "SH3111", "System.DateTime.Now", "times in the data")]
    [InlineData("var x = Upstream[\"profile_basic\"];", "SH3006", "there are none", "depends_on")]
    public void a_mistake_names_line_reason_and_remedy(string line, string code, string says, string fix)
    {
        File.WriteAllText(Path.Combine(Package, "plugin.csx"), $"// A comment.\n\n{line}\nReport.Clean(\"fine\", \"Fine.\");\n");
        if (line.Contains("invoice_text", StringComparison.Ordinal)) AlsoGrantText();
        var test = workplace.Run("plugins", "test", Package, "--json").Expect(4).Json;
        Assert.Equal("failed", (string)test["verdict"]!);
        var problem = Assert.Single(test["problems"]!.AsArray())!;
        Assert.Equal(code, (string)problem["code"]!);
        Assert.Equal(("plugin.csx", 3), ((string)problem["place"]!["path"]!, (int)problem["place"]!["line"]!));
        Assert.Contains(says, (string)problem["message"]!, StringComparison.Ordinal);
        Assert.Contains(fix, (string)problem["hint"]!, StringComparison.Ordinal);
        var source = test["source"]![0]!.AsArray().Select(text => (string)text!).ToList();
        Assert.Equal("3 | " + line, source[0]);
        Assert.Equal("  | " + new string(' ', (int)problem["place"]!["column"]! - 1) + "^", source[1]);
    }

    [Fact]
    public void the_card_shows_the_line_and_a_caret()
    {
        File.WriteAllText(Path.Combine(Package, "plugin.csx"), "var x = Config.Fense;\n");
        var shown = workplace.Run("plugins", "test", Package).Expect(4).Output;
        Assert.Contains("plugin.csx:1:16", shown, StringComparison.Ordinal);
        Assert.Contains("1 | var x = Config.Fense;", shown, StringComparison.Ordinal);
        Assert.Contains("  |                ^", shown, StringComparison.Ordinal);
        Assert.Contains("Did you mean Fence?", shown, StringComparison.Ordinal);
    }

    private void AlsoGrantText()
    {
        var manifest = Path.Combine(Package, "plugin.json");
        var json = JsonNode.Parse(File.ReadAllText(manifest))!;
        json["needs"]!["columns"] = "all";
        File.WriteAllText(manifest, json.ToJsonString());
        var input = Path.Combine(Package, "fixture", "input.csv");
        File.WriteAllLines(input, File.ReadAllLines(input).Select((text, row) => text + (row == 0 ? ",invoice_text" : $",bill {row}")));
    }
}
