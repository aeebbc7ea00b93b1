using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class PluginsEnableCommand
{
    public static Command Create()
    {
        var command = new Command("enable", "Let a plugin take part in every run. Exits 6 when nobody has approved exactly these bytes.");
        var id = PluginArguments.Id();
        var (version, approve) = (PluginArguments.Version(), PluginArguments.Approve());
        command.Arguments.Add(id);
        command.Options.Add(version);
        command.Options.Add(approve);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var change = session.Inventory.Enable(parse.GetValue(id)!, parse.GetValue(version), parse.GetValue(approve));
            Output.For(parse).Result(HarnessJson.Node(change), () => change.Card.Text);
            return 0;
        });
        return command;
    }
}
