using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class PluginsInstallCommand
{
    public static Command Create()
    {
        var command = new Command("install", "Check a package, a folder or a zip, and keep it, disabled. Nothing of it runs before it is reviewed and enabled.");
        var path = PluginArguments.Path();
        command.Arguments.Add(path);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var change = session.Inventory.Install(parse.GetValue(path)!);
            Output.For(parse).Result(HarnessJson.Node(change), () => change.Card.Text);
            return 0;
        });
        return command;
    }
}
