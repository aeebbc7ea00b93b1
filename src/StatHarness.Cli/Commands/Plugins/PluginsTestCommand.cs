using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class PluginsTestCommand
{
    public static Command Create()
    {
        var command = new Command("test", "Run a package's fixture in the sandbox and show where the result differs from fixture/expected.json. Exits 3 when it differs, 4 when the plugin failed, 2 when the package is none.");
        var folder = PackageArgument.Create();
        Option<bool> accept = new("--accept") { Description = "Show the differences, then make the result the expected one." };
        command.Arguments.Add(folder);
        command.Options.Add(accept);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var result = await PluginAuthoring.TestAsync(parse.GetValue(folder)!, GlobalOptions.Options(parse), cancellationToken).ConfigureAwait(false);
            var taken = parse.GetValue(accept) && result.Verdict == FixtureVerdict.Differs;
            if (taken) FixtureRun.Accept(result);
            var record = HarnessJson.Node(result).AsObject();
            record["accepted"] = taken;
            Output.For(parse).Result(record, () => result.Card.Text + (taken ? $"\nAccepted: {Path.Combine(parse.GetValue(folder)!, "fixture", "expected.json")} is rewritten. Read it before you commit it." : ""));
            return taken ? 0 : (int)result.Exit;
        });
        return command;
    }
}
