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

    /// <summary>File, what stands there, what the author wrote instead; code, reason and way out that <c>plugins test</c> must show.</summary>
    public static TheoryData<string, string, string, string, string, string> Slips => new()
    {
        { "plugin.csx", "Role(\"amount\"));", "Role(\"amount\"))", "SH3101", "plugin.csx:4:", "; expected" },
        { "plugin.csx", "var reach", "int F(int x) => F(x + 1) + 1; F(0); var reach", "SH3313", "The stack is full in F(Int32)", "Give it an end" },
        { "plugin.csx", "var reach", "while (true) { } var reach", "SH3304", "time budget of 1500 ms", "Raise budget.time_ms" },
        { "plugin.csx", "var reach", "Artifacts.Write(\"a.txt\", \"x\"); var reach", "SH3150", "not granted artifacts:write", "Add \"artifacts:write\"" },
        { "plugin.csx", "var reach", "Sql.Query(\"select 1\"); var reach", "SH3160", "not granted dataset:sql", "Add \"dataset:sql\"" },
        { "plugin.csx", "Report.Output(new {", "Report.Output(new { Again = new Loop(),", "SH3012", "holds itself", "Pass numbers, texts and lists" },
        { "plugin.json", "\"resource_class\"", "\"resource_clas\"", "SH3227", "there is no such member", "Did you mean 'resource_class'?" },
        { "plugin.json", "\"0.1.0\"", "\"1\"", "SH3228", "/version", "Three numbers, such as 1.0.0." },
        { "plugin.json", "\"resource_class\"", "\"capabilities\": [\"state:reads\"], \"resource_class\"", "SH3226", "'state:reads'", "Did you mean 'state:read'?" },
        { "plugin.json", "\"resource_class\"", "\"capabilities\": [\"network\"], \"resource_class\"", "SH3226", "at /capabilities/0: this harness does not grant the capability 'network'", "dataset:sql" },
        { "config.schema.json", "\"default\": 1.5", "\"default\": \"many\"", "SH3229", "the default does not fit its own schema", "Change the default" },
        { "config.schema.json", "\"type\": \"number\"", "\"type\": \"float\"", "SH3206", "config.schema.json#/properties/fence/type", "found \"float\"" },
        { "output.schema.json", "\"far\"", "\"near\"", "SH3133", "/far", "the schema does not declare it" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void plugins_test_says_what_is_wrong_where_and_what_to_do(string file, string from, string to, string code, string says, string way)
    {
        var package = Packages.New(workplace, "slip");
        var path = Path.Combine(package, file);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal) + (to.Contains("Loop", StringComparison.Ordinal) ? "class Loop { public Loop Again => this; }\n" : ""));
        if (to.Contains("while", StringComparison.Ordinal)) Budget(package);
        var shown = string.Join(' ', workplace.Run("plugins", "test", package).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in new[] { code, says, way }) Assert.True(shown.Contains(part, StringComparison.Ordinal), $"{shown}\nlacks\n{part}");
        Assert.DoesNotContain("the schema is false", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"amount\": \"amount\"", "\"amount\": \"ammount\"", "fail", "'ammount', which no column is ever given", "Did you mean 'amount'?")]
    public void the_doctor_knows_the_roles_there_are(string from, string to, string status, string says, string way)
    {
        var package = Packages.New(workplace, "slip");
        var manifest = Path.Combine(package, "plugin.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(from, to, StringComparison.Ordinal));
        var check = workplace.Run("plugins", "doctor", package, "--no-run", "--json").Expect(4).Json["plugins"]![0]!["checks"]!.AsArray().Single(one => (string)one!["name"]! == "manifest")!;
        Assert.Equal(status, (string)check["status"]!);
        Assert.Contains(says, (string)check["found"]!, StringComparison.Ordinal);
        Assert.Contains(way, (string)check["hint"]!, StringComparison.Ordinal);
    }

    private static void Budget(string package)
    {
        var manifest = Path.Combine(package, "plugin.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"resource_class\"", "\"budget\": { \"time_ms\": 1500 }, \"resource_class\"", StringComparison.Ordinal));
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
