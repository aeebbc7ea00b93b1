using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class PluginsSwitchCommand
{
    public static Command Create()
    {
        var command = new Command("switch", "Put another installed version into the place of the one in use. Exits 6 when it may do more and nobody has approved it.");
        var id = PluginArguments.Id();
        Argument<string?> version = new("version") { Description = "Version to use [default: the newest candidate].", Arity = ArgumentArity.ZeroOrOne };
        var approve = PluginArguments.Approve();
        command.Arguments.Add(id);
        command.Arguments.Add(version);
        command.Options.Add(approve);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var change = session.Inventory.Switch(parse.GetValue(id)!, parse.GetValue(version), parse.GetValue(approve));
            Output.For(parse).Result(HarnessJson.Node(change), () => change.Card.Text);
            return 0;
        });
        return command;
    }
}
