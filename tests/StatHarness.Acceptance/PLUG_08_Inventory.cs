using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PLUG-08, on the command line: the inventory filters and sorts by type, capability, state, origin and health.</summary>
public sealed class PLUG_08_Inventory : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void the_inventory_filters_and_sorts()
    {
        using var session = Variant.Open(workplace);
        session.Inventory.Install(new Variant(workplace).With("\"capabilities\": [\"dataset:read\", \"artifacts:write\"]").Folder);
        Assert.Equal(9, session.Inventory.List().Count);
        Assert.Equal(["hello_rows"], Ids(new(Capability: "artifacts:write")));
        Assert.Equal(["hello_rows"], Ids(new(State: "disabled")));
        Assert.Equal(8, Ids(new(Origin: "shipped")).Count);
        Assert.Equal(["report_bundle"], Ids(new(Type: "report")));
        Assert.Equal(9, Ids(new(Health: "unchecked")).Count);
        var types = session.Inventory.List(new(Sort: "type")).Select(entry => entry.Type).ToList();
        Assert.Equal(types.Order(StringComparer.Ordinal), types);
        Assert.Empty(workplace.Run("plugins", "list", "--type", "llm", "--json").Expect(0).Json.AsArray());
        Assert.Equal("enabled", (string)workplace.Run("plugins", "list", "--origin", "shipped", "--sort", "health", "--json").Expect(0).Json[0]!["state"]!);
        workplace.Run("plugins", "list", "--sort", "colour").Expect(2);

        IReadOnlyList<string> Ids(InventoryQuery query) => [.. session.Inventory.List(query).Select(entry => entry.Identity.Id)];
    }

    [Fact]
    public void packages_of_a_named_folder_stand_in_the_same_inventory_and_have_no_lifecycle()
    {
        Packages.Copy("hello_rows", Path.Combine(workplace.Folder, "plugins"));
        var listed = workplace.Run("plugins", "list", "--plugins-dir", "plugins", "--origin", "folder", "--json").Expect(0).Json.AsArray().Single()!;
        Assert.Equal(("hello_rows", "enabled"), ((string)listed["identity"]!["id"]!, (string)listed["state"]!));
        Assert.Equal("SH7183", (string)workplace.Run("plugins", "disable", "hello_rows", "--plugins-dir", "plugins", "--json").Expect(2).Json["diagnostic"]!["code"]!);
    }
}
