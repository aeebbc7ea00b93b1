using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class SettingsSetCommand
{
    public static Command Create()
    {
        var command = new Command("set", "Save settings; what misses its schema is refused with path, reason and hint. Secrets are never saved: give them to a run with --set.");
        var assignments = SettingsArguments.Assignments(ArgumentArity.OneOrMore);
        command.Arguments.Add(assignments);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var changes = session.Settings.Set(parse.GetValue(assignments)!);
            Output.For(parse).Result(HarnessJson.Node(changes), () => SettingsCards.Of(changes).Text);
            return 0;
        });
        return command;
    }
}
