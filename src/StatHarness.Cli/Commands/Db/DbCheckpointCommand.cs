using System.CommandLine;
using System.Globalization;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class DbCheckpointCommand
{
    public static Command Create()
    {
        var command = new Command("checkpoint", "Copy the write-ahead log into the database and empty it.");
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var result = session.Database.Checkpoint();
            Output.For(parse).Result(HarnessJson.Node(result), () => string.Create(CultureInfo.InvariantCulture,
                $"{(result.Done ? "Done" : "In part: another process reads from the log")}; the log had {result.LogBytesBefore:N0} bytes, now {result.LogBytesAfter:N0}."));
            return 0;
        });
        return command;
    }
}
