using System.CommandLine;
using System.Runtime.InteropServices;
using StatHarness.Core;
using StatHarness.Sandbox;

namespace StatHarness.Cli.Commands;

/// <summary>Cells are compiled while they run, which takes a runtime: the managed program, which lies beside this one, takes the place of this process.</summary>
internal static partial class NotebookRun
{
    public static Task<int> RunAsync(ParseResult parse, string notebook, string? output, CancellationToken cancellationToken)
    {
        _ = (parse, notebook, output, cancellationToken);
        var managed = Path.Combine(AppContext.BaseDirectory, "stat-harness.dll");
        string?[] arguments = [WorkerRuntime.Current.Muxer, managed, .. Environment.GetCommandLineArgs().Skip(1), null];
        _ = Execute(WorkerRuntime.Current.Muxer, arguments);
        throw new DiagnosticException(new("SH7010", $"The managed program '{managed}' cannot be started: {Marshal.GetLastPInvokeErrorMessage()}.", Hint: "Reinstall: it lies beside this program."), ExitCode.EnvironmentCannot);
    }

    /// <summary>Returns only when it fails. Standard streams, environment, folder and process id stay.</summary>
    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string program, string?[] arguments);
}
