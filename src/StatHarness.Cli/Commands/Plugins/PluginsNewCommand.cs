using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class PluginsNewCommand
{
    public static Command Create()
    {
        var command = new Command("new", "Make a plugin package that passes its own test and finds something: manifest, script, schemas, fixture, README.");
        Argument<string> id = new("id") { Description = "a-z, 0-9 and _, starting with a letter; it names the folder." };
        Option<string> type = new("--type") { Description = $"What to start from: {string.Join(", ", PluginAuthoring.Templates)}.", HelpName = "type", DefaultValueFactory = _ => "analysis" };
        Option<string> folder = new("--dir") { Description = "Where the package's folder is made.", HelpName = "folder", DefaultValueFactory = _ => "plugins" };
        type.CompletionSources.Add([.. PluginAuthoring.Templates]);
        command.Arguments.Add(id);
        command.Options.Add(type);
        command.Options.Add(folder);
        command.SetAction(parse =>
        {
            var made = PluginAuthoring.New(parse.GetValue(id)!, parse.GetValue(type)!, parse.GetValue(folder)!, GlobalOptions.Options(parse));
            var shown = Path.Combine(parse.GetValue(folder)!, made.Id);
            Output.For(parse).Result(HarnessJson.Node(made), () =>
                $"Made {shown}:\n{string.Join('\n', made.Files.Select(file => "  " + file))}\n\nNext:\n  stat-harness plugins test {shown}\n  stat-harness plugins watch {shown}\n  stat-harness run <file> --plugins-dir {parse.GetValue(folder)}");
            return 0;
        });
        return command;
    }
}
