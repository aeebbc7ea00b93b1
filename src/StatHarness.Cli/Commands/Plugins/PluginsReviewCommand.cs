using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class PluginsReviewCommand
{
    public static Command Create()
    {
        var command = new Command("review", "Show what a plugin may do and what that means, who made it, and how it is approved. Changes nothing.");
        var id = PluginArguments.Id();
        var version = PluginArguments.Version();
        command.Arguments.Add(id);
        command.Options.Add(version);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var sheet = session.Inventory.Review(parse.GetValue(id)!, parse.GetValue(version));
            Output.For(parse).Result(HarnessJson.Node(sheet), () => sheet.Card.Text);
            return 0;
        });
        return command;
    }
}
