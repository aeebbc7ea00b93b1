using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class PluginsAuditCommand
{
    public static Command Create()
    {
        var command = new Command("audit", "Find the least that a plugin needs to give the same result on its fixture, by taking away one declared thing after the other.");
        var plugin = PluginArguments.IdOrPath();
        Option<bool> write = new("--write") { Description = "Cut plugin.json down to what is used; takes the folder of a package." };
        command.Arguments.Add(plugin);
        command.Options.Add(write);
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var session = GlobalOptions.Open(parse);
            var audit = await session.Inventory.AuditAsync(parse.GetValue(plugin)!, parse.GetValue(write), cancellationToken).ConfigureAwait(false);
            Output.For(parse).Result(HarnessJson.Node(audit), () => audit.Card.Text);
            return 0;
        });
        return command;
    }
}
