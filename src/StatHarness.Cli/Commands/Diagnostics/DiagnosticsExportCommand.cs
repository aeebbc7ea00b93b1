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
            var dossier = session.ExportDiagnostics(parse.GetValue(run)!, parse.GetValue(file), parse.GetValue(share) == "masked");
            Output.For(parse).Result(HarnessJson.Node(dossier), () => Text(dossier));
            return 0;
        });
        return command;
    }

    private static string Text(DiagnosticsDossier dossier) => string.Create(CultureInfo.InvariantCulture,
        $"{dossier.Files:N0} files, {dossier.SizeBytes:N0} bytes written to {dossier.Path}\nsha256 {dossier.Sha256}\n")
        + (dossier.Masking is { } masking
            ? string.Create(CultureInfo.InvariantCulture, $"Masked: {masking.Masked.Sum(entry => entry.Replaced.Values.Sum()):N0} places; {masking.Check.Bytes:N0} bytes were searched for {masking.PersonalValues:N0} personal values, none was found. See masking.json.")
            : "This dossier holds values of the table. To hand it to somebody else, pass --share masked.");
}
