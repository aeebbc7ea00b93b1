using System.Text.RegularExpressions;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

internal static partial class DatasetMagics
{
    public static Magic Ingest { get; } = new(
        "ingest",
        "Reads a table and shows its identity card. The dataset becomes the current one and a C# variable.",
        [
            new("file", ParameterType.Text, "The table, relative to the notebook or to the current directory.", Required: true),
            new("--name", ParameterType.Text, "Name of the C# variable.", "identifier", "data"),
            new("--expect", ParameterType.Text, "Refuses a table with another raw sha256 or data hash.", "hash"),
            new("--rejects", ParameterType.Text, "CSV file for all rejected rows: line, code, reason, raw.", "file"),
            .. IngestParameters.All,
        ])
    { Run = IngestAsync };

    public static Magic Identity { get; } = new(
        "identity", "Shows the identity card of the current dataset: hashes, rows and columns, roles, ledger.", [])
    {
        Run = call =>
        {
            call.Show(call.RequireDataset());
            return Task.CompletedTask;
        },
    };

    private static async Task IngestAsync(MagicCall call)
    {
        var name = call.Arguments.Text("--name")!;
        if (!Identifier().IsMatch(name)) throw NotebookDiagnostics.BadValue(call.Arguments.Place("--name"), "--name", name, "a C# identifier", null);
        var options = IngestParameters.Read(call.Arguments);
        var source = TableSource.OfFile(call.Globals.Harness.Locate(call.Arguments.Text("file")!)) with { Expect = call.Arguments.Text("--expect") };
        var dataset = await call.Globals.Harness.IngestAsync(source, options, call.Cancellation).ConfigureAwait(false);
        if (call.Arguments.Text("--rejects") is { } rejects) await dataset.WriteRejectsAsync(call.Globals.Harness.Locate(rejects), call.Cancellation).ConfigureAwait(false);
        call.Globals.Current.Adopt(dataset);
        await call.DeclareAsync(name, nameof(CurrentWork.Dataset)).ConfigureAwait(false);
        call.Show(dataset);
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*$")]
    private static partial Regex Identifier();
}
