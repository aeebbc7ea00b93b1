using System.CommandLine;
using StatHarness.Core;

namespace StatHarness.Cli.Terminal;

/// <summary>Runs one command line and turns whatever ends it into a diagnostic and an exit code.</summary>
internal static class Shell
{
    public static async Task<int> RunAsync(string[] args, Func<RootCommand> create)
    {
        var parse = create().Parse(args);
        var output = Output.For(parse);
        if (parse.Errors.Count > 0 && parse.Action is not System.CommandLine.Help.HelpAction) return output.Usage(parse);
        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; cancellation.Cancel(); };
        try
        {
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parse.InvokeAsync(invocation, cancellation.Token).ConfigureAwait(false);
        }
        catch (DiagnosticException failure)
        {
            return output.Fail(failure.Diagnostic, failure.Exit, failure);
        }
        catch (OperationCanceledException canceled)
        {
            return output.Fail(CliDiagnostics.Canceled(), ExitCode.Canceled, canceled);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return output.Fail(CliDiagnostics.Refused(refused), ExitCode.EnvironmentCannot, refused);
        }
        catch (Exception bug) when (!output.Debug)
        {
            return output.Fail(CliDiagnostics.Internal(bug), ExitCode.Internal, bug);
        }
    }
}
