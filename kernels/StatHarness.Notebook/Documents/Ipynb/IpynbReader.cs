using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>Reads nbformat 4, any minor version.</summary>
internal static class IpynbReader
{
    private static readonly string[] KnownMembers = ["cell_type", "source", "metadata", "id", "outputs", "execution_count"];

    public static NotebookDocument Read(byte[] bytes, string path)
    {
        var utf8 = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        var root = new IpynbNode(utf8, path, Parse(utf8, path), []);
        root.Object();
        var major = root["nbformat"].Integer() ?? throw root["nbformat"].Wrong("a whole number");
        if (major != 4) throw NotebookDiagnostics.UnsupportedVersion(JsonPlaces.Find(utf8, path, ["nbformat"]), major);
        var metadata = root["metadata"];
        var language = DefaultLanguage(metadata);
        var ids = new CellIds();
        return new(
            language,
            metadata.Detached(),
            [.. root["cells"].Items().Select(cell => Cell(cell, language, ids))],
            Math.Max(5, root["nbformat_minor"].Integer() ?? 5));
    }

    private static JsonNode? Parse(byte[] utf8, string path)
    {
        try
        {
            return JsonNode.Parse(utf8, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException broken)
        {
            throw NotebookDiagnostics.NotJson(
                new Place(path, (broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1), broken);
        }
    }

    private static NotebookCell Cell(IpynbNode cell, string notebookLanguage, CellIds ids)
    {
        var members = cell.Object();
        var kind = cell["cell_type"].Text() switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            _ => throw cell["cell_type"].Wrong("code, markdown or raw"),
        };
        var metadata = cell["metadata"];
        var language = kind switch
        {
            CellKind.Markdown => Languages.Markdown,
            CellKind.Raw => Languages.Raw,
            _ => CellLanguage(metadata) ?? notebookLanguage,
        };
        var source = cell["source"].Lines();
        var own = cell.Has("id") ? cell["id"].Text() : null;
        var extra = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (!KnownMembers.Contains(name)) extra[name] = value?.DeepClone();
        }
        return new(
            kind, language, source, ids.Take(own, kind, language, source), metadata.Detached(), extra,
            cell.Has("outputs") ? [.. cell["outputs"].Items().Select(IpynbOutputs.Read)] : [],
            cell["execution_count"].Integer());
    }

    private static string? CellLanguage(IpynbNode metadata)
    {
        var named = metadata["polyglot_notebook"]["kernelName"].Value
            ?? metadata["dotnet_interactive"]["language"].Value;
        return named is JsonValue value && value.TryGetValue<string>(out var name) ? Languages.Canonical(name) : null;
    }

    private static string DefaultLanguage(IpynbNode metadata)
    {
        var named = metadata["polyglot_notebook"]["kernelInfo"]["defaultKernelName"].Value
            ?? metadata["kernelspec"]["language"].Value
            ?? metadata["language_info"]["name"].Value;
        return named is JsonValue value && value.TryGetValue<string>(out var name) ? Languages.Canonical(name) : Languages.CSharp;
    }
}
