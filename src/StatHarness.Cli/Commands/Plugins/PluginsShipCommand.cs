using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

/// <summary>Asked by the build, not by people: hence hidden.</summary>
internal static class PluginsShipCommand
{
    public static Command Create()
    {
        var command = new Command("ship", "Compile the plugins that ship with the harness into a folder beside it, so that no first run has to.") { Hidden = true };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var count = await Shipping.CompileAsync(GlobalOptions.Options(parse), cancellationToken).ConfigureAwait(false);
            Output.For(parse).Result(Output.Object(("compiled", count)), () => $"{count} plugins compiled.");
            return 0;
        });
        return command;
    }
}
