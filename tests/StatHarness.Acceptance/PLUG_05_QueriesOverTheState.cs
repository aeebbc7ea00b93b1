using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-05 and decision 4: a plugin that is granted <c>state:read</c> asks what is known of earlier work; what it saw is part of what its result is keyed by, and kept with it.</summary>
public sealed class PLUG_05_QueriesOverTheState : IDisposable
{
    private const string Count = """
        var known = State.Query("select count(*) as runs, (select count(*) from datasets) as datasets, (select count(*) from executions where outcome = 'findings') as found, (select count(*) from findings) as findings from runs")[0];
        Report.Output(new { Runs = known.Long("runs"), Datasets = known.Long("datasets"), Found = known.Long("found"), Findings = known.Long("findings") });
        Report.Clean("counted", $"{known.Long("runs")} runs.");
        """;

    private const string Finds = "Report.Measured(\"always\", (\"n\", 1), \"It is there.\", value: 1, unit: \"1\", evidence: Rows(0));\n";

    private readonly Workplace workplace = new();

    public PLUG_05_QueriesOverTheState()
    {
        Write("counter", Count, "state:read");
        Write("finder", Finds, "dataset:read");
        workplace.Write("secret-name.csv", "n,who\n1,Erika Musterfrau\n2,b\n");
    }

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void it_sees_finished_runs_and_runs_again_when_there_are_more_with_the_reason_named()
    {
        Linux();
        var first = Run("counter,finder");
        Assert.Equal("{\"datasets\":1,\"findings\":0,\"found\":0,\"runs\":0}", Output(first));
        var second = Run("counter,finder");
        Assert.False((bool)second["reused"]!);
        Assert.Equal("{\"datasets\":1,\"findings\":1,\"found\":1,\"runs\":1}", Output(second));
        Assert.Equal(["state slice changed"], second.Reasons("counter"));
        Assert.True((bool)second.Execution("finder")["cached"]!);
        // Who does not ask for the state is not touched by it.
        Run("finder");
        Assert.True((bool)Run("finder")["reused"]!);
    }

    [SkippableFact]
    public void an_approved_plan_runs_with_the_state_that_it_was_made_with()
    {
        Linux();
        workplace.Run("ingest", "secret-name.csv").Expect(0);
        workplace.Run("plan", "secret-name.csv", "--plugins-dir", "plugins", "--plugins", "counter", "--out", "plan.json").Expect(0);
        workplace.Run("plan", "approve", "plan.json").Expect(0);
        var planned = (string)JsonNode.Parse(File.ReadAllText(Path.Combine(workplace.Folder, "plan.json")))!["executions"]!.AsArray().Single(e => (string)e!["identity"]!["id"]! == "counter")!["state"]!;
        var run = workplace.Run("run", "--plan", "plan.json", "--plugins-dir", "plugins", "--yes", "--json").Expect(0).Json;
        Assert.Equal(planned, (string)run.File("requests/counter.json")["state"]!);
        var schema = Core.Schema.JsonSchema.Load(JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", "plan.v1.schema.json")))!.AsObject());
        Assert.Empty(schema.Validate(run.File("plan.json")));
        Run("finder");
        Assert.Equal((string)run["run_id"]!, (string)workplace.Run("run", "--plan", "plan.json", "--plugins-dir", "plugins", "--yes", "--json").Expect(0).Json["run_id"]!);
    }

    [SkippableFact]
    public void a_retried_run_sees_what_the_first_attempt_saw()
    {
        Linux();
        Write("fails", "throw new InvalidOperationException(\"no\");\n", "dataset:read");
        var first = Run("counter,fails", 4);
        Run("finder");
        var again = workplace.Run("runs", "retry", (string)first["run_id"]!, "--plugins-dir", "plugins", "--json").Expect(4).Json;
        Assert.Equal(StateOf(first), StateOf(again));
        Assert.True((bool)again.Execution("counter")["cached"]!);
        Assert.NotEqual(StateOf(first), StateOf(Run("counter,fails", 4)));
    }

    [SkippableFact]
    public void what_it_saw_holds_no_name_of_a_file_and_no_value_and_stays_as_long_as_its_run()
    {
        Linux();
        Run("finder");
        var run = Run("counter");
        var slice = (string)run.File("requests/counter.json")["state"]!;
        var path = Path.Combine(workplace.AppData, "objects", slice[..2], slice);
        var text = File.ReadAllText(path);
        Assert.All(["secret-name", "Musterfrau", "It is there", workplace.Folder], hidden => Assert.DoesNotContain(hidden, text, StringComparison.Ordinal));
        Assert.Contains("\"always\"", text, StringComparison.Ordinal);
        workplace.Run("gc", "--keep-days", "30").Expect(0);
        Assert.True(File.Exists(path));
    }

    [SkippableTheory]
    [InlineData("State.Query(\"select 1\");", "error", "SH3160: State.Query was not asked: the plugin is not granted state:read", "dataset:read")]
    [InlineData("Sql.Query(\"select 1\");", "error", "SH3160: Sql.Query was not asked: the plugin is not granted dataset:sql", "state:read")]
    [InlineData("State.Query(\"select * from rows\");", "error", "no such table: rows", "state:read")]
    [InlineData("State.Query(\"select file_name from runs\");", "error", "no such column: file_name", "state:read")]
    [InlineData("State.Query(\"update runs set outcome = 'failed'\");", "violation", "nothing is written", "state:read")]
    [InlineData("State.Query(\"select * from events\");", "error", "no such table: events", "state:read")]
    [InlineData("Log(Dataset.Column(\"n\").Name);", "error", "SH3003", "state:read")]
    public void what_is_not_granted_has_one_typed_answer(string script, string outcome, string says, string capability)
    {
        Linux();
        Write("asker", script + "\nReport.Clean(\"done\", \"Done.\");\n", capability);
        var execution = Run("asker", 4).Report()["executions"]!.AsArray().Single(execution => (string)execution!["identity"]!["id"]! == "asker")!;
        Assert.Equal(outcome, (string)execution["outcome"]!);
        Assert.Contains(says, (string)execution["justification"]!, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void on_its_fixture_the_state_is_empty_so_that_a_test_does_not_depend_on_earlier_ones()
    {
        Linux();
        var folder = Path.Combine("plugins", "counter");
        workplace.Run("plugins", "test", folder, "--accept").Expect(0);
        workplace.Run("plugins", "test", folder).Expect(0);
        Assert.Contains("\"runs\": 0", File.ReadAllText(Path.Combine(workplace.Folder, folder, "fixture", "expected.json")), StringComparison.Ordinal);
        Assert.Equal(["state:read"], workplace.Run("plugins", "audit", folder, "--json").Expect(0).Json["capabilities"]!.AsArray().Select(name => (string)name!));
    }

    private static void Linux() => Skip.IfNot(OperatingSystem.IsLinux(), "Full isolation exists on Linux only.");

    private void Write(string id, string script, string capability) =>
        Packages.Write(Path.Combine(workplace.Folder, "plugins"), id, script, new() { ["needs"] = new JsonObject { ["columns"] = "all" }, ["capabilities"] = new JsonArray(capability) });

    private JsonNode Run(string plugins, int exit = 0) => workplace.Run("run", "secret-name.csv", "--yes", "--json", "--plugins-dir", "plugins", "--plugins", plugins).Expect(exit).Json;

    private static string StateOf(JsonNode run) => (string)run.File("plan.json")["executions"]!.AsArray().Single(planned => (string)planned!["identity"]!["id"]! == "counter")!["state"]!;

    private static string Output(JsonNode run) => run.File("artifacts/counter/output.json").ToJsonString();
}
