using System.CommandLine;
using System.Globalization;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class DiagnosticsExportCommand
{
    public static Command Create()
    {
        var command = new Command("export", "Write everything of a run into one zip file: manifest, plan, report, logs, requests and responses, doctor, its rows of the database.");
        var run = RunArgument.Create();
        Option<string> file = new("--out") { Description = "The zip file [default: diagnostics-<run>.zip].", HelpName = "file" };
        Option<string> share = new("--share") { Description = "full, or masked: without values of personal columns and without cells, checked before it is written.", HelpName = "how", DefaultValueFactory = _ => "full" };
        share.AcceptOnlyFromAmong("full", "masked");
        command.Arguments.Add(run);
        command.Options.Add(file);
        command.Options.Add(share);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var bundle = session.ExportDiagnostics(parse.GetValue(run)!, parse.GetValue(file), parse.GetValue(share) == "masked");
            Output.For(parse).Result(HarnessJson.Node(bundle), () => Text(bundle));
            return 0;
        });
        return command;
    }

    private static string Text(DiagnosticsBundle bundle) => string.Create(CultureInfo.InvariantCulture,
        $"{bundle.Files:N0} files, {bundle.SizeBytes:N0} bytes written to {bundle.Path}\nsha256 {bundle.Sha256}\n")
        + (bundle.Masking is { } masking
            ? string.Create(CultureInfo.InvariantCulture, $"Masked: {masking.Masked.Sum(entry => entry.Replaced.Values.Sum()):N0} places; {masking.Check.Bytes:N0} bytes were searched for {masking.PersonalValues:N0} personal values, none was found. See masking.json.")
            : "This bundle holds values of the table. To hand it to somebody else, pass --share masked.");
}
