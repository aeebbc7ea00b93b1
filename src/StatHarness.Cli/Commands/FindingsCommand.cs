using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Reporting.Cards;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Cli.Commands;

internal static class FindingsCommand
{
    public static Command Create()
    {
        var command = new Command("findings", "List the findings of a run, the most important first.");
        var run = RunArgument.Create();
        Option<Severity> severity = new("--severity") { Description = "Least severity: note, low, medium, high or critical.", HelpName = "severity" };
        Option<string> plugin = new("--plugin") { Description = "Only findings of this plugin.", HelpName = "id" };
        Option<string> kind = new("--kind") { Description = "Only findings of this kind.", HelpName = "kind" };
        command.Arguments.Add(run);
        foreach (var option in new Option[] { severity, plugin, kind }) command.Options.Add(option);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var found = session.FindRun(parse.GetValue(run)!).Findings
                .Where(finding => finding.Severity >= parse.GetValue(severity))
                .Where(finding => parse.GetValue(plugin) is not { } id || finding.Plugin == id)
                .Where(finding => parse.GetValue(kind) is not { } name || finding.Kind == name)
                .ToList();
            Output.For(parse).Result(HarnessJson.Node(found), () => FindingsCard.Of(found).Text);
            return 0;
        });
        return command;
    }
}
