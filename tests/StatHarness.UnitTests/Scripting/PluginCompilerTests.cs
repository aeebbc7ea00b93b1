using StatHarness.Core;
using StatHarness.Scripting;
using StatHarness.Sdk.Packages;
using Xunit;

namespace StatHarness.UnitTests.ScriptingRoom;

public sealed class PluginCompilerTests
{
    private const string Fine = "Report.Clean(\"nothing\", \"Nothing.\");";

    [Fact]
    public void the_same_package_compiles_to_the_same_bytes()
    {
        var package = Specimen.Package(Fine + "Log($\"{Dataset.Rows}\"); int Twice(int x) => 2 * x; Log(Twice(2).ToString());");
        Assert.Equal(Specimen.Assembly(package), Specimen.Assembly(package));
    }

    [Fact]
    public void a_compiled_plugin_holds_no_path_of_this_machine()
    {
        var text = System.Text.Encoding.Latin1.GetString(Specimen.Assembly(Specimen.Package(Fine)));
        Assert.DoesNotContain(AppContext.BaseDirectory.TrimEnd('/'), text, StringComparison.Ordinal);
    }

    [Fact]
    public void a_compile_error_points_at_file_line_and_column_of_the_script()
    {
        var result = Specimen.Compile(Specimen.Package("var a = 1;\n  var b = unknown_name;\n" + Fine));
        var problem = Assert.Single(result.Problems);
        Assert.Equal(("SH3101", new Place("plugin.csx", 2, 11)), (problem.Code, problem.Place));
        Assert.Contains("CS0103", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void all_errors_come_at_once()
    {
        var result = Specimen.Compile(Specimen.Package("var a = x1;\nvar b = x2;\nvar c = System.IO.File.ReadAllText(\"/etc/passwd\");"));
        Assert.True(result.Problems.Count >= 3);
    }

    [Fact]
    public void load_reads_scripts_of_the_package()
    {
        var package = Specimen.Package("#load \"lib/more.csx\"\n" + "Report.Clean(\"nothing\", Word());", more: [new("lib/more.csx", "#load \"inner.csx\"\nstring Word() => Inner();"), new("lib/inner.csx", "string Inner() => \"In.\";")]);
        Assert.Empty(Specimen.Compile(package).Problems);
    }

    [Theory]
    [InlineData("#load \"/etc/passwd\"")]
    [InlineData("#load \"../other/plugin.csx\"")]
    [InlineData("#load \"missing.csx\"")]
    [InlineData("#r \"System.Net.Sockets\"")]
    [InlineData("#r \"/tmp/evil.dll\"")]
    [InlineData("#r \"nuget: Evil, 1.0.0\"")]
    public void nothing_outside_the_package_is_loaded_or_referenced(string directive)
    {
        var result = Specimen.Compile(Specimen.Package(directive + "\n" + Fine));
        Assert.Null(result.Plugin);
        Assert.Contains(result.Problems, p => p.Code == "SH3105");
    }

    [Fact]
    public void settings_are_typed_from_their_schema()
    {
        const string config = """
            {"type":"object","properties":{"top_count":{"type":"integer"},"big":{"type":"integer","maximum":9000000000000},"share":{"type":"number"},"on":{"type":"boolean"},
             "mode":{"enum":["a","b"],"description":"One </summary> of\n\"two\"."},"names":{"type":"array","items":{"type":"string"}},"limit":{"type":["integer","null"]}}}
            """;
        const string script = "int a = Config.TopCount; long b = Config.Big; double c = Config.Share; bool d = Config.On; string e = Config.Mode; IReadOnlyList<string> f = Config.Names; int? g = Config.Limit;"
            + "Report.Output(new { a, b, c, d, e, f, g });" + Fine;
        var result = Specimen.Run(script, settings: """{"top_count":3,"big":8000000000000,"share":0.5,"on":true,"mode":"b","names":["x","y"],"limit":null}""", config: config);
        Assert.Equal("""{"a":3,"b":8000000000000,"c":0.5,"d":true,"e":"b","f":["x","y"],"g":null}""", result.Output.ToJsonString());
    }

    [Fact]
    public void nested_settings_are_classes_and_lists_of_them_and_references_are_followed()
    {
        const string config = """
            {"type":"object","properties":{
             "auth":{"type":"object","properties":{"user_name":{"type":"string"},"limits":{"type":"object","properties":{"most":{"$ref":"#/$defs/count"}}}}},
             "hosts":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"port":{"type":"integer"}}}},
             "proxy":{"type":["object","null"],"properties":{"name":{"type":"string"}}}},
             "$defs":{"count":{"type":"integer"}}}
            """;
        const string script = "string a = Config.Auth.UserName; int b = Config.Auth.Limits.Most; string c = string.Join(\"-\", Config.Hosts.Select(h => h.Name + h.Port)); string? d = Config.Proxy?.Name;"
            + "Report.Output(new { a, b, c, d });" + Fine;
        var result = Specimen.Run(script, settings: """{"auth":{"user_name":"u","limits":{"most":7}},"hosts":[{"name":"x","port":1},{"name":"y","port":2}],"proxy":null}""", config: config);
        Assert.Equal("""{"a":"u","b":7,"c":"x1-y2","d":null}""", result.Output.ToJsonString());
    }

    [Theory]
    [InlineData("{\"a b\":{\"type\":\"string\"}}")]
    [InlineData("{\"x\":{\"type\":\"object\"}}")]
    [InlineData("{\"x\":{\"type\":\"string\"},\"X\":{\"type\":\"string\"}}")]
    [InlineData("{\"x; } class Evil {\":{\"type\":\"string\"}}")]
    public void a_setting_without_a_csharp_form_is_refused(string properties)
    {
        var result = Specimen.Compile(Specimen.Package(Fine, $"{{\"type\":\"object\",\"properties\":{properties}}}"));
        Assert.Equal("SH3104", Assert.Single(result.Problems).Code);
    }

    [Theory]
    [InlineData("(", ")", 20_000)]
    [InlineData("{", "}", 20_000)]
    [InlineData("[", "]", 20_000)]
    public void deep_nesting_is_refused_before_the_compiler_sees_it(string open, string close, int depth)
    {
        var script = "var x = " + string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth)) + ";";
        Assert.Equal("SH3102", Assert.Single(Specimen.Compile(Specimen.Package(script)).Problems).Code);
    }

    [Fact]
    public void a_long_chain_of_operators_ends_in_a_diagnostic_or_an_assembly_never_in_a_crash()
    {
        var script = "var x = 1" + string.Concat(Enumerable.Repeat(" + 1", 20_000)) + ";" + Fine;
        var result = Specimen.Compile(Specimen.Package(script));
        Assert.True(result.Plugin is not null || result.Problems.Count > 0);
    }
}
