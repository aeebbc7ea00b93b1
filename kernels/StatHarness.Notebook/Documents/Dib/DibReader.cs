using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>
/// Reads <c>.dib</c>: a bare line <c>#!name</c> of a known kernel starts a cell, any other line belongs to the cell,
/// magics included. Blank lines around a cell are layout. A first cell <c>#!meta</c> holds notebook metadata as JSON.
/// </summary>
internal static class DibReader
{
    public const string Meta = "meta";

    public static NotebookDocument Read(string text, string path)
    {
        var blocks = Split(text.ReplaceLineEndings("\n").Split('\n'));
        var metadata = new JsonObject();
        if (blocks is [{ Name: Meta } first, ..])
        {
            metadata = ParseMeta(first, path);
            blocks = Split(text.ReplaceLineEndings("\n").Split('\n'), MoreKernels(metadata))[1..];
        }
        var language = metadata["kernelInfo"]?["defaultKernelName"] is JsonValue value && value.TryGetValue<string>(out var name)
            ? Languages.Canonical(name) : Languages.CSharp;
        var ids = new CellIds();
        return new(
            language,
            metadata.Count == 0 ? [] : new JsonObject { ["polyglot_notebook"] = metadata },
            [.. blocks.Select(block => Cell(block, language, ids))]);
    }

    /// <returns>The name on a line that starts a cell, else null.</returns>
    public static string? CellStart(string line, IReadOnlySet<string>? more = null)
    {
        if (!line.StartsWith("#!", StringComparison.Ordinal)) return null;
        var name = line[2..].Trim();
        return name == Meta || Languages.SplitsCells(name) || more?.Contains(name) == true ? name : null;
    }

    private static List<Block> Split(string[] lines, IReadOnlySet<string>? more = null)
    {
        var blocks = new List<Block>();
        var current = new Block(null, 1, []);
        for (var i = 0; i < lines.Length; i++)
        {
            var name = CellStart(lines[i], more);
            if (name is null || (name == Meta && (blocks.Count > 0 || current.HasText)))
            {
                current.Lines.Add(lines[i]);
                continue;
            }
            if (current.Name is not null || current.HasText) blocks.Add(current);
            current = new Block(name, i + 2, []);
        }
        if (current.Name is not null || current.HasText) blocks.Add(current);
        return blocks;
    }

    private static NotebookCell Cell(Block block, string notebookLanguage, CellIds ids)
    {
        var language = block.Name is null ? notebookLanguage : Languages.Canonical(block.Name);
        var kind = language switch
        {
            Languages.Markdown => CellKind.Markdown,
            Languages.Raw => CellKind.Raw,
            _ => CellKind.Code,
        };
        return new(kind, language, block.Source, ids.Take(null, kind, language, block.Source), [], [], [], null);
    }

    private static JsonObject ParseMeta(Block block, string path)
    {
        try
        {
            var node = JsonNode.Parse(block.Source, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
            return node as JsonObject ?? throw NotebookDiagnostics.BadMeta(new Place(path, block.FirstLine), null);
        }
        catch (JsonException broken)
        {
            var line = block.FirstLine + block.BlankLinesBefore + (broken.LineNumber ?? 0);
            throw NotebookDiagnostics.BadMeta(new Place(path, line, (int)(broken.BytePositionInLine ?? 0) + 1), broken);
        }
    }

    private static HashSet<string> MoreKernels(JsonObject meta)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in meta["kernelInfo"]?["items"] as JsonArray ?? [])
        {
            if ((item as JsonObject)?["name"] is JsonValue value && value.TryGetValue<string>(out var name)) names.Add(name);
        }
        return names;
    }

    private sealed record Block(string? Name, int FirstLine, List<string> Lines)
    {
        public bool HasText => Lines.Any(line => line.Trim().Length > 0);

        public int BlankLinesBefore => Lines.TakeWhile(line => line.Trim().Length == 0).Count();

        public string Source
        {
            get
            {
                var first = BlankLinesBefore;
                var last = Lines.FindLastIndex(line => line.Trim().Length > 0);
                return last < 0 ? "" : string.Join('\n', Lines[first..(last + 1)]);
            }
        }
    }
}
