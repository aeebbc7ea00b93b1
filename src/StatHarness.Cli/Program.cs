using StatHarness.Cli.Commands;
using StatHarness.Cli.Terminal;

return await Shell.RunAsync(args, HarnessCommand.Create).ConfigureAwait(false);
