using System.Text.Json;
using System.Text.Json.Nodes;

namespace StatHarness.Scripting;

/// <summary>Fields of what goes over the pipe. Loops instead of queries: each query over a struct of the library is compiled while running.</summary>
internal static class WireFields
{
    public static string Text(JsonElement at, string name) => at.GetProperty(name).GetString() ?? throw new JsonException($"'{name}' is null.");

    public static string? Maybe(JsonElement at, string name) => at.GetProperty(name).GetString();

    public static double? Number(JsonElement at, string name) => at.GetProperty(name) is { ValueKind: not JsonValueKind.Null } number ? number.GetDouble() : null;

    // A copy: the document is gone when the script runs.
    public static JsonObject? Part(JsonElement at, string name) => at.GetProperty(name) is { ValueKind: not JsonValueKind.Null } part ? JsonObject.Create(part.Clone()) : null;

    public static string[] Texts(JsonElement at, string name) => List(at, name, static text => text.GetString()!);

    public static T[] List<T>(JsonElement at, string name, Func<JsonElement, T> read)
    {
        var listed = at.GetProperty(name);
        var items = new T[listed.GetArrayLength()];
        for (var i = 0; i < items.Length; i++) items[i] = read(listed[i]);
        return items;
    }
}
