using System.Text;
using System.Text.Json.Nodes;
using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>Writes <c>.dib</c>. The format has no outputs, no cell ids and no cell metadata: those stay behind.</summary>
internal static class DibWriter
{
    public static string Text(NotebookDocument document, string path)
    {
        var text = new StringBuilder();
        if (document.Metadata["polyglot_notebook"] is JsonObject meta)
        {
            text.Append("#!meta\n\n").Append(meta.ToJsonString(Core.Json.HarnessJson.Options)).Append("\n\n");
        }
        for (var i = 0; i < document.Cells.Count; i++)
        {
            var cell = document.Cells[i];
            Check(cell, i, path);
            text.Append("#!").Append(cell.Language).Append("\n\n");
            if (cell.Source.Length > 0) text.Append(cell.Source.Trim('\n')).Append("\n\n");
        }
        return text.Length == 0 ? "" : text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Check(NotebookCell cell, int index, string path)
    {
        var lines = cell.Source.Split('\n');
        var split = Array.FindIndex(lines, line => DibReader.CellStart(line) is { } name && name != DibReader.Meta);
        if (split >= 0) throw NotebookDiagnostics.WouldSplit(new Place(path), index, lines[split].Trim());
    }
}
