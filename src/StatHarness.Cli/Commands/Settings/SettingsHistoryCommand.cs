using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class SettingsHistoryCommand
{
    public static Command Create()
    {
        var command = new Command("history", "Every change of a setting, the newest first.");
        var owner = SettingsArguments.Owner();
        command.Arguments.Add(owner);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var changes = session.Settings.History(parse.GetValue(owner));
            Output.For(parse).Result(HarnessJson.Node(changes), () => SettingsCards.Of(changes).Text);
            return 0;
        });
        return command;
    }
}
