using System.Text.Json.Nodes;

namespace StatHarness.Notebook;

/// <summary>A notebook, whatever file it came from. Nothing that the file said is lost on the way through.</summary>
/// <param name="Language">Canonical name of the language of cells that name none, such as <c>csharp</c>.</param>
/// <param name="Metadata">Of the notebook, as it stood in the file.</param>
/// <param name="Minor">Minor version of nbformat 4 that is written; at least 5.</param>
public sealed record NotebookDocument(string Language, JsonObject Metadata, IReadOnlyList<NotebookCell> Cells, int Minor = 5)
{
    /// <summary>The kernel that an <c>.ipynb</c> made by us names.</summary>
    internal static JsonObject KernelSpec() => new()
    {
        ["display_name"] = "StatHarness (C#)",
        ["language"] = "C#",
        ["name"] = "stat-harness",
    };
}

public enum CellKind
{
    Code,
    Markdown,
    Raw,
}

/// <param name="Language">Canonical language name; <c>markdown</c> for a Markdown cell, <c>raw</c> for a raw one.</param>
/// <param name="Source">Lines end in LF.</param>
/// <param name="Id">Unique in the notebook; derived from the content when the file had none.</param>
/// <param name="Extra">Members of the cell that nbformat knows and we do not use, such as <c>attachments</c>.</param>
/// <param name="ExecutionCount">Null when the cell was not run.</param>
public sealed record NotebookCell(
    CellKind Kind,
    string Language,
    string Source,
    string Id,
    JsonObject Metadata,
    JsonObject Extra,
    IReadOnlyList<CellOutput> Outputs,
    int? ExecutionCount);
