using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace StatHarness.Core.Json;

/// <summary>The types that the loaded rooms write as JSON.</summary>
internal sealed class KnownTypes : IJsonTypeInfoResolver
{
    private static readonly Lock Adding = new();

    private static volatile JsonSerializerContext[] rooms = [];

    public static void Add(JsonSerializerContext room)
    {
        lock (Adding) rooms = [.. rooms, room];
    }

    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        if (Find(type, options) is { } known) return known;
        // Its room is loaded, but nothing of it has run yet.
        foreach (var part in type.GenericTypeArguments.Append(type)) RuntimeHelpers.RunModuleConstructor(part.Module.ModuleHandle);
        return Find(type, options);
    }

    private static JsonTypeInfo? Find(Type type, JsonSerializerOptions options)
    {
        foreach (IJsonTypeInfoResolver room in rooms)
        {
            if (room.GetTypeInfo(type, options) is { } known) return known;
        }
        return null;
    }
}
