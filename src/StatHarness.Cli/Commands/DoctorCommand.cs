using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Check this installation: versions, storage, isolation in force, plugins. Changes nothing.");
        command.SetAction(parse =>
        {
            var report = Doctor.Examine(GlobalOptions.Options(parse));
            Output.For(parse).Result(HarnessJson.Node(report), () => report.Card.Text);
            return report.Verdict == "fail" ? (int)ExitCode.EnvironmentCannot : 0;
        });
        return command;
    }
}
