using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Notebook;

namespace StatHarness.Cli.Commands;

/// <summary>Cells are compiled while they run, so this is the part of the command line that the native program leaves to the managed one.</summary>
internal static class NotebookRun
{
    public static async Task<int> RunAsync(ParseResult parse, string notebook, string? output, CancellationToken cancellationToken)
    {
        using var session = GlobalOptions.Open(parse);
        using var progress = new ProgressLine();
        var cells = progress.Of<CellProgress>(step => ($"[{step.Done}/{step.Total}] cell {step.Cell}: {step.State}", step.State != "running"));
        var outcome = await HeadlessRun.RunAsync(notebook, output, session, cells, cancellationToken).ConfigureAwait(false);
        progress.Dispose();
        Output.For(parse).Result(HarnessJson.Node(outcome), () => outcome.Text);
        return (int)outcome.Exit;
    }
}
