using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class TimelineCommand
{
    public static Command Create()
    {
        var command = new Command("timeline", "When each plugin of a run waited and ran, and which chain of plugins the run waited for.");
        var run = RunArgument.Create();
        Option<string> svg = new("--svg") { Description = "Write the picture to this file.", HelpName = "file" };
        Option<string> format = new("--format") { Description = "text, md or html.", HelpName = "format", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "md", "html");
        command.Arguments.Add(run);
        command.Options.Add(svg);
        command.Options.Add(format);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var found = session.FindRun(parse.GetValue(run)!);
            if (parse.GetValue(svg) is { } file) found.SaveTimeline(file);
            var card = found.TimelineCard;
            Output.For(parse).Result(HarnessJson.Node(found.Timeline), () => parse.GetValue(format) switch { "md" => card.Markdown, "html" => card.Html, _ => card.Text });
            return 0;
        });
        return command;
    }
}
