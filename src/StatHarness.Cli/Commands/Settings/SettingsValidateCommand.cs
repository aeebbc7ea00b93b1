using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class SettingsValidateCommand
{
    public static Command Create()
    {
        var command = new Command("validate", "Say what is wrong with the stored settings, and with those given here; saves nothing. Exits 2 when something is.");
        var assignments = SettingsArguments.Assignments(ArgumentArity.ZeroOrMore);
        command.Arguments.Add(assignments);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var problems = session.Settings.Validate(parse.GetValue(assignments));
            Output.For(parse).Result(Output.Object(("valid", problems.Count == 0), ("problems", HarnessJson.Node(problems))), () => problems.Count == 0 ? "The settings are valid." : string.Join('\n', problems));
            return problems.Count == 0 ? 0 : (int)ExitCode.BadInput;
        });
        return command;
    }
}
