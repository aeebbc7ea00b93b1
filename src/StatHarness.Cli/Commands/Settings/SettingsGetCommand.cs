using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class SettingsGetCommand
{
    public static Command Create()
    {
        var command = new Command("get", "The value of one setting.");
        Argument<string> path = new("setting") { Description = "owner.key, such as harness.workers." };
        command.Arguments.Add(path);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var line = session.Settings.Get(parse.GetValue(path)!);
            Output.For(parse).Result(HarnessJson.Node(line), () => line.Secret ? "(secret)" : line.Value?.ToJsonString(HarnessJson.Options) ?? "null");
            return 0;
        });
        return command;
    }
}
