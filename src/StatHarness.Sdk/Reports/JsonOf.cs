using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core;

namespace StatHarness.Sdk;

/// <summary>
/// What scripts pass as anonymous objects, as JSON: names in snake_case, NaN and infinities as null with a sibling
/// <c>name_state</c>, integers only as far as a JSON number holds them.
/// </summary>
internal static class JsonOf
{
    private const int Deepest = 64;
    private const long LargestExact = 9_007_199_254_740_991;

    public static JsonObject Object(object? value, string path, int depth = 0) => value switch
    {
        null => [],
        JsonObject json => (JsonObject)json.DeepClone(),
        ITuple { Length: 2 } pair when pair[0] is string name => Members([(name, pair[1])], path, depth),
        IDictionary map => Members(map.Keys.Cast<object>().Select(k => (Text(k), map[k])).OrderBy(m => m.Item1, StringComparer.Ordinal), path, depth),
        string or IEnumerable or ValueType => throw SdkDiagnostics.BadValue(path, "expected an object.", "Pass new { name = value }."),
        _ => Members(value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => (JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name), p.GetValue(value, BindingFlags.DoNotWrapExceptions, null, null, null))), path, depth),
    };

    /// <summary><c>nan</c>, <c>positive_infinity</c>, <c>negative_infinity</c>, or null for a number that JSON can hold.</summary>
    public static string? StateOf(double value) =>
        double.IsNaN(value) ? "nan" : double.IsPositiveInfinity(value) ? "positive_infinity" : double.IsNegativeInfinity(value) ? "negative_infinity" : null;

    public static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    public static JsonNode? Value(object? value, string path, int depth = 0) => value switch
    {
        _ when depth > Deepest => throw SdkDiagnostics.BadValue(path.Length <= 80 ? path : path[..80] + "…", $"it nests deeper than {Deepest}, or holds itself.", "Pass numbers, texts and lists of them."),
        null => null,
        JsonNode node => node.DeepClone(),
        string text => text,
        bool flag => flag,
        double number => double.IsFinite(number) ? number : null,
        float number => float.IsFinite(number) ? (double)number : null,
        decimal number => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        Enum member => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString()),
        ulong number when number > LargestExact => throw TooLarge(path),
        sbyte or byte or short or ushort or int or uint or long or ulong => Whole(Convert.ToInt64(value, CultureInfo.InvariantCulture), path),
        Digest digest => digest.ToString(),
        IDictionary or ITuple { Length: 2 } and not IEnumerable => Object(value, path, depth),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select((item, i) => Value(item, $"{path}[{i}]", depth + 1))]),
        ValueType other => throw SdkDiagnostics.BadValue(path, $"a {other.GetType().Name} has no JSON form.", "Pass text, a number, a flag or an object."),
        _ => Object(value, path, depth),
    };

    private static JsonObject Members(IEnumerable<(string Name, object? Value)> members, string path, int depth)
    {
        var json = new JsonObject();
        foreach (var (name, value) in members)
        {
            if (!json.TryAdd(name, Value(value, $"{path}.{name}", depth + 1))) throw SdkDiagnostics.BadValue($"{path}.{name}", "two members have this name in snake_case.", "Give each a name of its own.");
            if (value is double number && StateOf(number) is { } state) json[name + "_state"] = state;
        }
        return json;
    }

    private static JsonValue Whole(long number, string path) =>
        number is >= -LargestExact and <= LargestExact ? JsonValue.Create(number) : throw TooLarge(path);

    private static DiagnosticException TooLarge(string path) =>
        SdkDiagnostics.BadValue(path, "an integer beyond 2^53 − 1 loses digits as a JSON number.", "Pass it as text.");

    private static string Text(object key) => key as string ?? Convert.ToString(key, CultureInfo.InvariantCulture)!;
}
