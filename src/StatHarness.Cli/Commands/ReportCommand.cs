using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class ReportCommand
{
    public static Command Create()
    {
        var command = new Command("report", "Print the report of a run, or say where its files are.");
        var run = RunArgument.Create();
        Option<string> format = new("--format") { Description = "md, json or html; or path for the place of the files.", HelpName = "format", DefaultValueFactory = _ => "md" };
        format.AcceptOnlyFromAmong("md", "json", "html", "path");
        command.Arguments.Add(run);
        command.Options.Add(format);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var found = session.FindRun(parse.GetValue(run)!);
            var output = Output.For(parse);
            var chosen = output.Json ? "json" : parse.GetValue(format);
            if (chosen == "path") Console.Out.WriteLine(found.Directory);
            else Console.Out.Write(File.ReadAllText(Path.Combine(found.Directory, "report." + chosen)).TrimEnd('\n') + "\n");
            return 0;
        });
        return command;
    }
}
