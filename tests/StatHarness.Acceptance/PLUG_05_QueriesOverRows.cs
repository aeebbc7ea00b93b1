using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-05 and decision 4: a plugin that is granted <c>dataset:sql</c> asks its columns in SQL, read only, recorded; one that is not gets one refusal that names it.</summary>
public sealed class PLUG_05_QueriesOverRows : IDisposable
{
    private const string Ask = """
        var most = Sql.Query("select amount, min(row_id) as first, count(*) as n from rows where amount > :limit group by amount order by n desc, amount", ("limit", 5));
        Report.Output(new { Groups = most.Count });
        if (most.Count == 0) Report.Clean("none", "None.");
        else Report.Measured("most_frequent", ("amount", most[0].Number("amount")), $"{most[0].Number("amount")} comes {most[0].Long("n")} times.", value: most[0].Long("n"), unit: "rows", evidence: Rows(most.Longs("first")));
        """;

    private const string Table = "n,amount,host\n1,10.5,a\n2,20.5,b\n3,10.5,a\n4,1,c\n";

    private readonly Workplace workplace = new();
    private string Plugins => Path.Combine(workplace.Folder, "plugins");

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void a_package_that_asks_is_reviewed_runs_and_leaves_what_it_asked()
    {
        Write("asker", Ask, "dataset:sql");
        var installed = workplace.Run("plugins", "install", Path.Combine("plugins", "asker"), "--json").Expect(0).Json;
        var sheet = workplace.Run("plugins", "review", "asker", "--json").Expect(0).Json;
        Assert.Equal("dataset:sql", (string)Assert.Single(sheet["capabilities"]!.AsArray())!["name"]!);
        Assert.Contains("writes nothing", (string)sheet["capabilities"]![0]!["meaning"]!, StringComparison.Ordinal);
        workplace.Run("plugins", "enable", "asker", "--approve", (string)installed["bundle"]!).Expect(0);
        workplace.Write("data.csv", Table);
        var run = workplace.Run("run", "data.csv", "--yes", "--json", "--plugins", "asker").Expect(0).Json;
        var report = run.Report();
        var finding = Assert.Single(report["findings"]!.AsArray())!;
        Assert.Equal(2, (int)finding["value"]!);
        Assert.Equal([0, 1], finding["evidence"]!["rows"]!.AsArray().Select(row => (int)row!));
        Assert.Equal("dataset:sql", (string)Assert.Single(run.File("plan.json")["executions"]!.AsArray().Single(planned => (string)planned!["identity"]!["id"]! == "asker")!["capabilities"]!.AsArray())!);
        Assert.Contains("info  sql: dataset:sql, 2 rows, ", Log(run, "asker"), StringComparison.Ordinal);
        Assert.Contains("\"queries\":1", File.ReadAllText(Path.Combine((string)run["run_dir"]!, "logs", "run.ndjson")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void its_result_is_reused_until_a_granted_column_changes()
    {
        Write("asker", Ask, "dataset:read", "dataset:sql");
        workplace.Write("data.csv", Table);
        var first = Run();
        Assert.False((bool)first.Execution("asker")["cached"]!);
        workplace.Write("data.csv", Table.Replace(",c\n", ",d\n", StringComparison.Ordinal));
        Assert.True((bool)Run().Execution("asker")["cached"]!);
        workplace.Write("data.csv", Table.Replace("4,1,", "4,7,", StringComparison.Ordinal));
        var changed = Run();
        Assert.False((bool)changed.Execution("asker")["cached"]!);
        Assert.Equal(["data column amount"], changed.Reasons("asker"));
    }

    [SkippableTheory]
    [InlineData("Sql.Query(\"select 1\");", "error", "SH3160", "dataset:sql", "dataset:read")]
    [InlineData("Log(Dataset.Column(\"amount\").Name);", "error", "SH3003", "granted are none", "dataset:sql")]
    [InlineData("Sql.Query(\"select host from rows\");", "error", "SH3161", "no such column: host", "dataset:sql")]
    [InlineData("Sql.Query(\"select random()\");", "error", "SH3163", "random()", "dataset:sql")]
    [InlineData("Sql.Query(\"delete from rows\");", "violation", "sql", "nothing is written", "dataset:sql")]
    [InlineData("try { Sql.Query(\"attach '/etc/passwd' as p\"); } catch (Exception) { }", "violation", "sql", "ATTACH", "dataset:sql")]
    [InlineData("Log(Sql.Query(\"select amount from rows\")[0].Text(\"amount\")!);", "error", "SH3169", "'amount' is a number in row 0", "dataset:sql")]
    [InlineData("Log(Sql.Query(\"select amount from rows\")[0].Number(\"amuont\").ToString());", "error", "SH3168", "Did you mean 'amount'?", "dataset:sql")]
    public void what_is_not_granted_or_not_reading_has_one_typed_answer(string script, string outcome, string code, string says, string capability)
    {
        Write("asker", script + "\nReport.Clean(\"done\", \"Done.\");\n", capability);
        workplace.Write("data.csv", Table);
        var execution = Run(4).Report()["executions"]!.AsArray().Single(execution => (string)execution!["identity"]!["id"]! == "asker")!;
        Assert.Equal(outcome, (string)execution["outcome"]!);
        Assert.Contains(code, (string)execution["justification"]!, StringComparison.Ordinal);
        Assert.Contains(says, (string)execution["justification"]!, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void the_audit_keeps_what_is_asked_and_drops_what_is_only_declared()
    {
        var folder = Write("asker", Ask, "dataset:read", "dataset:sql");
        File.WriteAllText(Path.Combine(folder, "fixture", "input.csv"), Table);
        Assert.Equal(["dataset:sql"], Audited(folder));
        var reader = Write("reader", "Log(Dataset.Numbers(Role(\"amount\")).Count.ToString());\nReport.Output(new { Dataset.Numbers(Role(\"amount\")).Count });\nReport.Clean(\"done\", \"Done.\");\n", "dataset:read", "dataset:sql");
        File.WriteAllText(Path.Combine(reader, "fixture", "input.csv"), Table);
        Assert.Equal(["dataset:read"], Audited(reader));
    }

    private IEnumerable<string> Audited(string folder) => workplace.Run("plugins", "audit", folder, "--json").Expect(0).Json["capabilities"]!.AsArray().Select(name => (string)name!);

    private string Write(string id, string script, params string[] capabilities)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Full isolation exists on Linux only.");
        return Packages.Write(Plugins, id, script, new()
        {
            ["needs"] = new JsonObject { ["roles"] = new JsonObject { ["amount"] = "amount" } },
            ["capabilities"] = new JsonArray([.. capabilities.Select(capability => JsonValue.Create(capability))]),
        });
    }

    private JsonNode Run(int exit = 0) => workplace.Run("run", "data.csv", "--yes", "--json", "--plugins-dir", "plugins", "--plugins", "asker").Expect(exit).Json;

    private static string Log(JsonNode run, string plugin) => File.ReadAllText(Path.Combine((string)run["run_dir"]!, "logs", plugin + ".log"));
}
