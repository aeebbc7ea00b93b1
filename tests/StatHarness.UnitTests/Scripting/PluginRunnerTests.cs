using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Arrow;
using StatHarness.Plugins;
using StatHarness.Scripting;
using StatHarness.Sdk.Formats.V1;
using Xunit;

namespace StatHarness.UnitTests.ScriptingRoom;

public sealed class PluginRunnerTests
{
    [Fact]
    public void a_package_is_read_compiled_run_over_column_files_and_its_result_holds()
    {
        var reading = PluginFolder.Read(Fixtures.Find("plugins/hello_rows"));
        Assert.Empty(reading.Problems);
        var package = reading.Package!;
        var folder = Directory.CreateTempSubdirectory();
        var file = Path.Combine(folder.FullName, "column");
        try
        {
            ColumnFile.Write(file, Specimen.Amounts[0]);
            var request = Specimen.Request(Specimen.Amounts, Settings.Effective(package, []).ToJsonString(), manifest: package.Manifest);
            var result = PluginRunner.Run(Specimen.Assembly(package), request, _ => File.OpenHandle(file));
            var finding = Assert.Single(result.Findings);
            Assert.Equal((2.0, "rows", 0.5), (finding.Value, finding.Unit, finding.Metrics["share"]!.GetValue<double>()));
            Assert.Equal([1L, 4L], finding.Evidence.Rows);
            Assert.Equal("2 of 4 amounts lie above 1000.", finding.Statement);
            Assert.Equal(new RoleUse("amount", "amount", "high"), Assert.Single(finding.RolesUsed));
            var read = PluginResultReader.Read(((RunReply.Ok)WorkMessages.DecodeRunReply(WorkMessages.EncodeRunReply(result))).Result, package, 5);
            Assert.Empty(read.Problems);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("var a = 1;\nvar b = 2;\nvar i = int.Parse(\"x\");", "FormatException", 3L)]
    [InlineData("\n\nint F(int n)\n{\n    if (n > 0) throw new InvalidOperationException(\"no\");\n    return n;\n}\nLog($\"{F(1)}\");", "InvalidOperationException", 5L)]
    [InlineData("string s = null;\nvar rows = Enumerable.Range(0, 3).Select(r =>\n    s.Length + r).ToList();", "NullReferenceException", 3L)]
    [InlineData("var a = new int[1];\nLog($\"{a[Dataset.Rows]}\");", "IndexOutOfRangeException", 0L)]
    public void an_exception_of_the_script_names_its_line(string script, string exception, long line)
    {
        var failure = Assert.Throws<DiagnosticException>(() => Specimen.Run(script + "\nReport.Clean(\"a\", \"A.\");"));
        Assert.Equal("SH3120", failure.Diagnostic.Code);
        Assert.Equal(("plugin.csx", line), (failure.Diagnostic.Place?.Path, failure.Diagnostic.Place?.Line));
        Assert.Contains(exception, failure.Diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SH3001", "Role(\"nobody\");")]
    [InlineData("SH3002", "Role(\"who\");")]
    [InlineData("SH3003", "Dataset.Column(\"nothing\");")]
    [InlineData("SH3004", "Dataset.Timestamps(\"amount\");")]
    [InlineData("SH3006", "var u = Upstream[\"profile_basic\"];")]
    [InlineData("SH3010", "Log(\"and nothing else\");")]
    [InlineData("SH3011", "Report.Measured(\"k\", (\"a\", 1), \"S.\"); Report.Clean(\"a\", \"A.\");")]
    public void a_misuse_of_the_sdk_is_told_by_code(string code, string script)
    {
        var failure = Assert.Throws<DiagnosticException>(() => Specimen.Run(script));
        Assert.Equal(code, failure.Diagnostic.Code);
        Assert.NotNull(failure.Diagnostic.Hint);
    }

    [Fact]
    public void a_missing_descriptor_is_told_not_guessed()
    {
        var assembly = Specimen.Assembly(Specimen.Package("Role(\"amount\");"));
        var failure = Assert.Throws<DiagnosticException>(() => PluginRunner.Run(assembly, Specimen.Request(Specimen.Amounts), (string _) => throw new KeyNotFoundException()));
        Assert.Equal("SH3123", failure.Diagnostic.Code);
    }

    [Fact]
    public void bytes_that_are_no_assembly_are_refused()
    {
        var failure = Assert.Throws<DiagnosticException>(() => PluginRunner.Run(new byte[100], Specimen.Request(Specimen.Amounts), grant => Specimen.Amounts[grant.Index]));
        Assert.Equal("SH3122", failure.Diagnostic.Code);
    }

    [Fact]
    public void streams_differ_by_purpose_and_agree_with_statistics()
    {
        var result = Specimen.Run("Report.Output(new { a = $\"{Seed}\", b = $\"{Stream(\"x\")}\", c = $\"{Stream(\"y\")}\" }); Report.Clean(\"a\", \"A.\");");
        Assert.Equal("255", result.Output["a"]!.GetValue<string>());
        Assert.Equal($"{(StatHarness.Statistics.Philox.StreamOf("specimen/x"))}", result.Output["b"]!.GetValue<string>());
        Assert.NotEqual(result.Output["b"]!.GetValue<string>(), result.Output["c"]!.GetValue<string>());
    }
}
