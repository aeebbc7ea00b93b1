using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Nodes;

namespace StatHarness.Sdk;

/// <summary>Reads one effective setting; the generated <c>Config</c> of a script is made of these. Values were validated before.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Setting
{
    public static T Of<T>(JsonObject settings, string name) =>
        settings.TryGetPropertyValue(name, out var node) ? Read<T>(node, name) : throw SdkDiagnostics.BadValue(name, "the setting has no value.", "Give it a default in config.schema.json.");

    public static IReadOnlyList<T> ListOf<T>(JsonObject settings, string name) =>
        [.. ((JsonArray)settings[name]!).Select((item, i) => Read<T>(item, $"{name}[{i.ToString(CultureInfo.InvariantCulture)}]"))];

    /// <summary>A nested object, for the class that is made for it.</summary>
    public static JsonObject ObjectOf(JsonObject settings, string name) =>
        settings[name] as JsonObject ?? throw SdkDiagnostics.BadValue(name, "the setting has no value.", "Give it \"default\": {} in config.schema.json, so that the defaults inside are filled in.");

    /// <summary>Null when the setting is null.</summary>
    public static JsonObject? OptionalObjectOf(JsonObject settings, string name) => settings[name] as JsonObject;

    public static IReadOnlyList<JsonObject> ObjectsOf(JsonObject settings, string name) => [.. ((JsonArray)settings[name]!).Select(item => (JsonObject)item!)];

    private static T Read<T>(JsonNode? node, string name)
    {
        if (node is null) return default(T) is null ? default! : throw SdkDiagnostics.BadValue(name, "the setting is null.", "Give it a value.");
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (type == typeof(string)) return (T)(object)node.GetValue<string>();
        if (type == typeof(bool)) return (T)(object)node.GetValue<bool>();
        // Through text: a node made in memory holds another number type than a parsed one.
        var text = node.ToJsonString();
        if (type == typeof(double)) return (T)(object)double.Parse(text, CultureInfo.InvariantCulture);
        var whole = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return (T)Convert.ChangeType(whole, type, CultureInfo.InvariantCulture);
    }
}
