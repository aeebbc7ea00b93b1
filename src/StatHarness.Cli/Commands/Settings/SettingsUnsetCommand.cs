using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class SettingsUnsetCommand
{
    public static Command Create()
    {
        var command = new Command("unset", "Give single settings their defaults again.");
        var paths = SettingsArguments.Paths();
        command.Arguments.Add(paths);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var changes = session.Settings.Unset(parse.GetValue(paths)!);
            Output.For(parse).Result(HarnessJson.Node(changes), () => SettingsCards.Of(changes).Text);
            return 0;
        });
        return command;
    }
}
