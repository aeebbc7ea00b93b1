using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class SettingsDiffCommand
{
    public static Command Create()
    {
        var command = new Command("diff", "The settings that differ from their defaults.");
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var lines = session.Settings.Diff();
            Output.For(parse).Result(HarnessJson.Node(lines), () => SettingsCards.Of(lines, "Settings: differences from defaults").Text);
            return 0;
        });
        return command;
    }
}
