using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class SettingsListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "Every setting with its value, where that comes from, and what it means; --json adds the schema a form is made from.");
        var owner = SettingsArguments.Owner();
        command.Arguments.Add(owner);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var lines = session.Settings.List(parse.GetValue(owner));
            Output.For(parse).Result(HarnessJson.Node(lines), () => SettingsCards.Of(lines).Text);
            return 0;
        });
        return command;
    }
}
