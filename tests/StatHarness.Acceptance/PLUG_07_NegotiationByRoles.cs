using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-07: planner and plugins agree by column roles; the same dataset gives the same plan, and each choice carries its evidence.</summary>
public sealed class PLUG_07_NegotiationByRoles : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void the_same_dataset_gives_the_same_plan_and_each_choice_names_role_column_and_confidence()
    {
        var first = workplace.Run("plan", Repository.CloseCycle, "--json").Expect(0);
        using var elsewhere = new Workplace();
        Assert.Equal(first.Output, elsewhere.Run("plan", Repository.CloseCycle, "--json").Expect(0).Output);
        var planned = first.Json["executions"]!.AsArray().Single(execution => (string)execution!["identity"]!["id"]! == "process_queue_delay")!;
        Assert.Equal(("run", 1), ((string)planned["decision"]!, (int)first.Json["schema_version"]!));
        var roles = planned["roles"]!.AsObject();
        Assert.NotEmpty(roles);
        Assert.All(roles, role => Assert.All(new[] { "role", "column", "confidence" }, part => Assert.NotEqual("", (string)role.Value![part]!)));
        Assert.All(roles, role => Assert.Contains((string)role.Value!["column"]!, planned["columns"]!.AsArray().Select(column => (string)column!)));
    }

    [Fact]
    public void a_plugin_whose_role_is_missing_says_which_and_what_was_found_instead()
    {
        var table = workplace.Write("numbers.csv", "a,b\n1,2\n3,4\n");
        var planned = workplace.Run("plan", table, "--json").Expect(0).Json["executions"]!.AsArray().Single(execution => (string)execution!["identity"]!["id"]! == "process_queue_delay")!;
        Assert.Equal("not_applicable", (string)planned["decision"]!);
        Assert.All(planned["missing"]!.AsArray(), missing => Assert.StartsWith("role ", (string)missing!["need"]!, StringComparison.Ordinal));
        Assert.NotEmpty(planned["missing"]!.AsArray());
    }
}
