using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class PluginsUpdateCommand
{
    public static Command Create()
    {
        var command = new Command("update", "Install another version beside the one in use, examine it, and show how the two differ. Exits 4 when it fails its doctor.");
        var path = PluginArguments.Path();
        Option<bool> noRun = new("--no-run") { Description = "Do not run its fixture." };
        command.Arguments.Add(path);
        command.Options.Add(noRun);
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var session = GlobalOptions.Open(parse);
            var update = await session.Inventory.UpdateAsync(parse.GetValue(path)!, run: !parse.GetValue(noRun), cancellationToken).ConfigureAwait(false);
            Output.For(parse).Result(HarnessJson.Node(update), () => update.Card.Text);
            return update.Health.Verdict == "fail" ? (int)ExitCode.PluginFailed : 0;
        });
        return command;
    }
}
