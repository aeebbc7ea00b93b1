using System.CommandLine;
using System.Text.Json.Nodes;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Sdk.Packages;

namespace StatHarness.Cli.Commands;

internal static class PluginsListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "All plugins with their version, needs and capabilities.");
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var plugins = session.Plugins;
            Output.For(parse).Result(new JsonArray([.. plugins.Select(Record)]), () => string.Join('\n', plugins.Select(Line)));
            return 0;
        });
        return command;
    }

    private static JsonNode Record(PluginPackage plugin) => Output.Object(
        ("identity", HarnessJson.Node(plugin.Identity)),
        ("name", plugin.Manifest.Name),
        ("type", plugin.Manifest.Type),
        ("description", plugin.Manifest.Description),
        ("needs", HarnessJson.Node(plugin.Manifest.Needs)),
        ("capabilities", HarnessJson.Node(plugin.Manifest.Capabilities)),
        ("budget", HarnessJson.Node(plugin.Manifest.Budget)),
        ("settings", plugin.ConfigSchema.DeepClone()));

    private static string Line(PluginPackage plugin) => $"{plugin.Manifest.Id,-40} {plugin.Manifest.Version,-8} {plugin.Manifest.Type,-10} {plugin.Manifest.Description}";
}
