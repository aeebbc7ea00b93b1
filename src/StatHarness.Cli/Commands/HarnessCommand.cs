using System.CommandLine;
using StatHarness.Cli.Terminal;

namespace StatHarness.Cli.Commands;

/// <summary>The command tree. A command is one file beside this one.</summary>
internal static class HarnessCommand
{
    public static RootCommand Create()
    {
        var root = new RootCommand("A table goes in; a report comes out in which every number can be traced, checked and re-run.");
        GlobalOptions.AddTo(root);
        foreach (var command in new[]
        {
            IngestCommand.Create(), ProfileCommand.Create(), PlanCommand.Create(), RunCommand.Create(), ReportCommand.Create(), FindingsCommand.Create(),
            RunsCommand.Create(), TimelineCommand.Create(), TraceCommand.Create(), DiagnosticsCommand.Create(), BenchCommand.Create(),
            PluginsCommand.Create(), SettingsCommand.Create(), NotebookCommand.Create(), DoctorCommand.Create(),
            DatasetsCommand.Create(), DbCommand.Create(), GcCommand.Create(),
        })
            root.Subcommands.Add(command);
        return root;
    }
}
