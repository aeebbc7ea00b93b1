using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class PluginsRollbackCommand
{
    public static Command Create()
    {
        var command = new Command("rollback", "Go back to the version that was in use before.");
        var id = PluginArguments.Id();
        command.Arguments.Add(id);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var change = session.Inventory.Rollback(parse.GetValue(id)!);
            Output.For(parse).Result(HarnessJson.Node(change), () => change.Card.Text);
            return 0;
        });
        return command;
    }
}
