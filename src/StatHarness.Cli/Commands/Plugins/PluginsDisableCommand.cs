using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class PluginsDisableCommand
{
    public static Command Create()
    {
        var command = new Command("disable", "Take a plugin out of every further run. It stays installed and approved.");
        var id = PluginArguments.Id();
        command.Arguments.Add(id);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var change = session.Inventory.Disable(parse.GetValue(id)!);
            Output.For(parse).Result(HarnessJson.Node(change), () => change.Card.Text);
            return 0;
        });
        return command;
    }
}
