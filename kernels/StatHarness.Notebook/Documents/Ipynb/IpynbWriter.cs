using System.Text;
using System.Text.Json.Nodes;

namespace StatHarness.Notebook;

/// <summary>Writes nbformat 4.5 as Jupyter does, so that saving there and here leaves no difference but the content.</summary>
internal static class IpynbWriter
{
    public static byte[] Bytes(NotebookDocument document)
    {
        var metadata = (JsonObject)document.Metadata.DeepClone();
        if (!metadata.ContainsKey("kernelspec")) metadata["kernelspec"] = NotebookDocument.KernelSpec();
        var root = new JsonObject
        {
            ["cells"] = new JsonArray([.. document.Cells.Select(cell => Cell(cell, document.Language))]),
            ["metadata"] = metadata,
            ["nbformat"] = 4,
            ["nbformat_minor"] = document.Minor,
        };
        return Encoding.UTF8.GetBytes(JupyterJson.Text(root));
    }

    /// <summary>Each line keeps its LF; the empty text is the empty list.</summary>
    public static JsonArray SplitLines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(JsonValue.Create(text[start..end]));
            start = end;
        }
        return lines;
    }

    private static JsonObject Cell(NotebookCell cell, string notebookLanguage)
    {
        var written = (JsonObject)cell.Extra.DeepClone();
        written["id"] = cell.Id;
        written["cell_type"] = cell.Kind switch
        {
            CellKind.Code => "code",
            CellKind.Markdown => "markdown",
            _ => "raw",
        };
        written["source"] = SplitLines(cell.Source);
        var metadata = (JsonObject)cell.Metadata.DeepClone();
        written["metadata"] = metadata;
        if (cell.Kind != CellKind.Code) return written;
        if (cell.Language != notebookLanguage) NameLanguage(metadata, cell.Language);
        written["execution_count"] = cell.ExecutionCount;
        written["outputs"] = new JsonArray([.. cell.Outputs.Select(IpynbOutputs.Write)]);
        return written;
    }

    private static void NameLanguage(JsonObject metadata, string language)
    {
        if (metadata["polyglot_notebook"] is null) metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = language };
        if (metadata["dotnet_interactive"] is null) metadata["dotnet_interactive"] = new JsonObject { ["language"] = language };
    }
}
