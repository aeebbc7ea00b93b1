using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class PluginsDoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Examine one plugin, or every plugin that runs: load, schemas, fixture in the sandbox, determinism. Exits 4 when one fails.");
        Argument<string?> plugin = new("plugin") { Description = "Id of a plugin, or the path of a package that is not installed [default: every plugin that runs].", Arity = ArgumentArity.ZeroOrOne };
        var version = PluginArguments.Version();
        Option<bool> noRun = new("--no-run") { Description = "Compute nothing: look at files, schemas, signature and dependencies only." };
        command.Arguments.Add(plugin);
        command.Options.Add(version);
        command.Options.Add(noRun);
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var session = GlobalOptions.Open(parse);
            var found = await session.Inventory.ExamineAsync(parse.GetValue(plugin), parse.GetValue(version), !parse.GetValue(noRun), cancellationToken).ConfigureAwait(false);
            Output.For(parse).Result(HarnessJson.Node(found), () => found.Text);
            return found.Verdict == "fail" ? (int)ExitCode.PluginFailed : 0;
        });
        return command;
    }
}
