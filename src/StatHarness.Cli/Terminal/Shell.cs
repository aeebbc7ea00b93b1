using System.CommandLine;
using System.Runtime.InteropServices;
using StatHarness.Core;

namespace StatHarness.Cli.Terminal;

/// <summary>Runs one command line and turns whatever ends it into a diagnostic and an exit code.</summary>
internal static class Shell
{
    /// <summary>SIGXFSZ on Linux and macOS: a file would grow past what the system allows.</summary>
    private const PosixSignal FileTooLarge = (PosixSignal)25;

    public static async Task<int> RunAsync(string[] args, Func<RootCommand> create)
    {
        var parse = create().Parse(args);
        var output = Output.For(parse);
        if (parse.Errors.Count > 0 && parse.Action is not System.CommandLine.Help.HelpAction) return output.Usage(parse);
        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; cancellation.Cancel(); };
        // The write fails then, which is a diagnostic; without this the process would end without a word.
        using var refusedGrowth = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(FileTooLarge, signal => signal.Cancel = true);
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
