using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>UX-02: the same tuple on every surface: raw sha256, dataset version, data hash, rows × columns, roles.</summary>
public sealed class UX_02_IdentityCard : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void the_command_line_shows_the_tuple_as_text_and_as_json()
    {
        var json = workplace.Run("ingest", Repository.CloseCycle, "--json").Expect(0).Json;
        Shows(workplace.Run("ingest", Repository.CloseCycle).Expect(0).Output, json);
        Assert.NotEmpty(json["roles"]!.AsArray());
        Assert.All(json["roles"]!.AsArray(), role => Assert.Contains((string)role!["confidence"]!, new[] { "high", "medium", "low" }));
        Assert.NotNull(json["pii"]!["scanner"]);
        Assert.NotNull(json["traps"]);
    }

    [Fact]
    public void a_notebook_and_the_typed_api_show_the_same_tuple()
    {
        var json = workplace.Run("ingest", Repository.CloseCycle, "--json").Expect(0).Json;
        var notebook = workplace.Write("identity.dib",
            $"#!ingest {Repository.CloseCycle}\n\n#!identity\n\n#!csharp\n\n" +
            "string.Join(\" \", data.Record.Source.RawSha256, data.Record.DatasetVersionId, data.Record.DataHash, data.Record.Rows, data.Record.Columns.Count, string.Join(\",\", data.Record.Roles.Select(role => role.Role + \"=\" + role.Column)))\n");
        var copy = Path.Combine(workplace.Folder, "out.ipynb");
        workplace.Run("notebook", "run", notebook, "--output", copy, "--json").Expect(0);
        var shown = JsonNode.Parse(File.ReadAllText(copy))!["cells"]!.AsArray().SelectMany(cell => cell!["outputs"]?.AsArray() ?? [])
            .Select(output => Text(output!["data"]?["text/plain"])).Where(text => text.Length > 0).ToList();
        Shows(shown.First(text => text.Contains("Data hash", StringComparison.Ordinal)), json);
        var typed = string.Join(" ", json["raw_sha256"], json["dataset_version_id"], json["data_hash"], json["rows"], json["columns"], string.Join(",", json["roles"]!.AsArray().Select(role => $"{role!["role"]}={role["column"]}")));
        Assert.Contains(shown, text => text.Contains(typed, StringComparison.Ordinal));
    }

    [Fact]
    public void the_report_of_a_run_shows_the_same_tuple()
    {
        var json = workplace.Run("ingest", Repository.CloseCycle, "--json").Expect(0).Json;
        var run = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        var folder = (string)run["run_dir"]!;
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "report.json")))!;
        Assert.Equal((string)json["data_hash"]!, (string)report["dataset"]!["data_hash"]!);
        Assert.Equal((string)json["raw_sha256"]!, (string)report["run"]!["source"]!["raw_sha256"]!);
        Assert.Equal((string)json["dataset_version_id"]!, (string)report["run"]!["dataset_version_id"]!);
        Assert.Equal((int)json["rows"]!, (int)report["dataset"]!["rows"]!);
        Assert.Equal((int)json["columns"]!, report["dataset"]!["columns"]!.AsArray().Count);
        Assert.Equal(Sorted(json["roles"]!), Sorted(report["dataset"]!["roles"]!));
        Shows(File.ReadAllText(Path.Combine(folder, "report.md")).Replace("\\", "", StringComparison.Ordinal), json);
    }

    /// <summary>Role, column, points and confidence: a report orders roles by name, a card by column.</summary>
    private static List<string> Sorted(JsonNode roles) =>
        [.. roles.AsArray().Select(role => $"{role!["role"]} {role["column"]} {role["points"]} {role["margin"]} {role["confidence"]} {role["runner_up"]}").Order(StringComparer.Ordinal)];

    [Fact]
    public void what_to_look_at_comes_first_and_no_personal_value_is_shown()
    {
        var file = workplace.Write("people.csv", "id,mail,note\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"{i},someone{i}@example.com,#REF!\n")) + "31,short\n");
        var text = workplace.Run("ingest", file).Expect(0).Output;
        Assert.True(text.IndexOf("Look at this first", StringComparison.Ordinal) is > 0 and var first && first < text.IndexOf("Raw sha256", StringComparison.Ordinal), text);
        Assert.Contains("email", text, StringComparison.Ordinal);
        Assert.DoesNotContain("someone", text, StringComparison.Ordinal);
        Assert.DoesNotContain("someone", workplace.Run("ingest", file, "--json").Expect(0).Json["pii"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static void Shows(string surface, JsonNode json)
    {
        Assert.Contains((string)json["raw_sha256"]!, surface, StringComparison.Ordinal);
        Assert.Contains((string)json["dataset_version_id"]!, surface, StringComparison.Ordinal);
        Assert.Contains((string)json["data_hash"]!, surface, StringComparison.Ordinal);
        Assert.Contains($"{((int)json["rows"]!).ToString("N0", CultureInfo.InvariantCulture)} × {json["columns"]}", surface, StringComparison.Ordinal);
        foreach (var role in json["roles"]!.AsArray()) Assert.Contains((string)role!["role"]!, surface, StringComparison.Ordinal);
    }

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(line => (string)line!)),
        _ => (string)node!,
    };
}
