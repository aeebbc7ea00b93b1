using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class PluginsRemoveCommand
{
    public static Command Create()
    {
        var command = new Command("remove", "Remove a plugin and leave a tombstone: runs that used it still verify. Refused while an enabled plugin depends on it.");
        var id = PluginArguments.Id();
        Option<string> version = new("--version") { Description = "Only this version [default: all].", HelpName = "x.y.z" };
        Option<string> reason = new("--reason") { Description = "Why; kept in the history.", HelpName = "text" };
        command.Arguments.Add(id);
        command.Options.Add(version);
        command.Options.Add(reason);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var change = session.Inventory.Remove(parse.GetValue(id)!, parse.GetValue(version), parse.GetValue(reason));
            Output.For(parse).Result(HarnessJson.Node(change), () => change.Card.Text);
            return 0;
        });
        return command;
    }
}
