using System.CommandLine;
using System.Text.Json.Nodes;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class PluginsListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "All plugins with their version, state, needs and capabilities.");
        Option<string> type = new("--type") { Description = "Only plugins of this type: ingest, profile, transform, analysis, report, llm or planner.", HelpName = "type" };
        Option<string> capability = new("--capability") { Description = "Only plugins that ask for this capability.", HelpName = "name" };
        Option<string> state = new("--state") { Description = "Only versions in this state: enabled, disabled, candidate or superseded.", HelpName = "state" };
        Option<string> origin = new("--origin") { Description = "Only shipped, installed, or of a folder.", HelpName = "origin" };
        Option<string> health = new("--health") { Description = "Only versions whose last doctor said ok, warn or fail; or unchecked, or damaged.", HelpName = "health" };
        Option<string> sort = new("--sort") { Description = $"Order: {string.Join(", ", InventoryQuery.Orders)} [default: id].", HelpName = "by", DefaultValueFactory = _ => "id" };
        sort.AcceptOnlyFromAmong([.. InventoryQuery.Orders]);
        foreach (var option in new Option[] { type, capability, state, origin, health, sort }) command.Options.Add(option);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var query = new InventoryQuery(parse.GetValue(type), parse.GetValue(capability), parse.GetValue(state), parse.GetValue(origin), parse.GetValue(health), parse.GetValue(sort)!);
            var entries = session.Inventory.List(query);
            Output.For(parse).Result(new JsonArray([.. entries.Select(entry => HarnessJson.Node(entry))]), () => string.Join('\n', entries.Select(Line)));
            return 0;
        });
        return command;
    }

    private static string Line(PluginEntry entry) =>
        $"{entry.Identity.Id,-36} {entry.Identity.Version,-8} {entry.Type,-9} {entry.State,-10} {entry.Origin,-9} {entry.Description}";
}
