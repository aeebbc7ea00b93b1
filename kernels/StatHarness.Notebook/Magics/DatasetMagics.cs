using System.Text.RegularExpressions;

namespace StatHarness.Notebook;

internal static partial class DatasetMagics
{
    public static Magic Ingest { get; } = new(
        "ingest",
        "Reads a table and shows its identity card. The dataset becomes the current one and a C# variable.",
        [
            new("file", ParameterType.Text, "The table, relative to the notebook or to the current directory.", Required: true),
            new("--name", ParameterType.Text, "Name of the C# variable.", "identifier", "data"),
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
        var dataset = await call.Globals.Harness.IngestAsync(call.Arguments.Text("file")!, call.Cancellation).ConfigureAwait(false);
        call.Globals.Current.Adopt(dataset);
        await call.DeclareAsync(name, nameof(CurrentWork.Dataset)).ConfigureAwait(false);
        call.Show(dataset);
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*$")]
    private static partial Regex Identifier();
}
