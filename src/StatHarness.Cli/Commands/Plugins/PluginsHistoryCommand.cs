using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class PluginsHistoryCommand
{
    public static Command Create()
    {
        var command = new Command("history", "All that happened to a plugin, the oldest first. The log is never changed.");
        var id = PluginArguments.Id();
        command.Arguments.Add(id);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var lines = session.Inventory.History(parse.GetValue(id)!);
            Output.For(parse).Result(HarnessJson.Node(lines), () => PluginHistoryLine.CardOf(parse.GetValue(id)!, lines).Text);
            return 0;
        });
        return command;
    }
}
