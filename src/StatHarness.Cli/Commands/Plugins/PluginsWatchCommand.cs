using System.CommandLine;
using System.Globalization;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class PluginsWatchCommand
{
    private const int Shown = 10;

    public static Command Create()
    {
        var command = new Command("watch", "Test a package now and again after each save, until Ctrl-C. With --json one line a test.");
        var folder = PackageArgument.Create();
        command.Arguments.Add(folder);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var output = Output.For(parse);
            try
            {
                Visible.ToStandardError($"Watching {parse.GetValue(folder)}; Ctrl-C ends it.");
                await foreach (var step in PluginAuthoring.WatchAsync(parse.GetValue(folder)!, GlobalOptions.Options(parse), cancellationToken: cancellationToken).ConfigureAwait(false))
                    Console.Out.WriteLine(output.Json ? HarnessJson.Node(step).ToJsonString(HarnessJson.Options) : Visible.Lines(Text(step)));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The way it is meant to end.
            }
            return 0;
        });
        return command;
    }

    private static string Text(WatchStep step)
    {
        var saved = step.Saved.Count == 0 ? "" : $" after {string.Join(", ", step.Saved.Take(Shown))}";
        var since = step.Number == 1 ? "" : step.SinceLast.Count == 0 ? "Nothing in the result changed since the last test.\n"
            : $"Changed since the last test:\n{string.Concat(step.SinceLast.Take(Shown).Select(change => $"  {change.Path}: {change.Expected?.ToJsonString() ?? "(none)"} → {change.Found?.ToJsonString() ?? "(none)"}\n"))}";
        return string.Create(CultureInfo.InvariantCulture, $"── {step.Number}{saved} ──\n{step.Result.Card.Text}{(step.Result.Found is null ? "" : since)}");
    }
}
