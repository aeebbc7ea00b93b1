using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class SettingsResetCommand
{
    public static Command Create()
    {
        var command = new Command("reset", "Give every setting of an owner, or with --all of the project, its default again. The history keeps what was.");
        Argument<string?> owner = new("owner") { Description = "A plugin id, or 'harness'.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> all = new("--all") { Description = "Every setting of the project." };
        command.Arguments.Add(owner);
        command.Options.Add(all);
        command.SetAction(parse =>
        {
            if (parse.GetValue(owner) is null != parse.GetValue(all)) throw new DiagnosticException(CliDiagnostics.ResetWhat());
            using var session = GlobalOptions.Open(parse);
            var changes = session.Settings.Reset(parse.GetValue(owner));
            Output.For(parse).Result(HarnessJson.Node(changes), () => changes.Count == 0 ? "Nothing was set." : SettingsCards.Of(changes).Text);
            return 0;
        });
        return command;
    }
}
