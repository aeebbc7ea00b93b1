using System.CommandLine;
using System.Text.Json.Nodes;
using StatHarness.Cli.Terminal;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Notebook;

namespace StatHarness.Cli.Commands;

internal static class NotebookCommand
{
    public static Command Create()
    {
        var command = new Command("notebook", "Work with notebooks (.ipynb, .dib).");
        command.Subcommands.Add(Run());
        return command;
    }

    private static Command Run()
    {
        var command = new Command("run", "Run every cell without a front-end and write a copy with outputs; fails when a cell fails.");
        Argument<string> notebook = new("notebook") { Description = "The notebook; it is not changed." };
        Option<string> output = new("--output", "-o") { Description = "Where the copy goes [default: <name>.out.ipynb beside the notebook].", HelpName = "file" };
        command.Arguments.Add(notebook);
        command.Options.Add(output);
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var session = GlobalOptions.Open(parse);
            using var progress = new ProgressLine();
            var outcome = await HeadlessRun.RunAsync(parse.GetValue(notebook)!, parse.GetValue(output), session, progress.OfCells(), cancellationToken).ConfigureAwait(false);
            progress.Dispose();
            Output.For(parse).Result(HarnessJson.Node(outcome), () => outcome.Text);
            return (int)outcome.Exit;
        });
        return command;
    }
}
