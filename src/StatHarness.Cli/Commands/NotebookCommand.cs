using System.CommandLine;

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
        command.SetAction((parse, cancellationToken) => NotebookRun.RunAsync(parse, parse.GetValue(notebook)!, parse.GetValue(output), cancellationToken));
        return command;
    }
}
