using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;
using StatHarness.Core;

namespace StatHarness.Scripting;

/// <summary>
/// Makes the typed <c>Config</c> of a script from <c>config.schema.json</c>: <c>min_cases</c> becomes <c>Config.MinCases</c>, an object
/// becomes a class of its own: <c>Config.Auth.Token</c>.
/// </summary>
internal static class ConfigSource
{
    /// <summary>The class of <c>Config</c>.</summary>
    public const string Root = "PluginSettings";

    private const int MaxDepth = 8;
    private const string Node = "global::System.Text.Json.Nodes.JsonObject";
    private const string Read = "global::StatHarness.Sdk.Setting";

    public static string Of(JsonObject schema, List<Diagnostic> problems)
    {
        var source = new StringBuilder();
        Class(source, Root, InlineReferences.Of(schema), "", 0, problems);
        return source.Append("PluginSettings Config = new(Settings);\n").ToString();
    }

    /// <summary><c>min_cases</c> → <c>MinCases</c>.</summary>
    internal static string Pascal(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    private static void Class(StringBuilder source, string name, JsonObject schema, string path, int depth, List<Diagnostic> problems)
    {
        source.Append(CultureInfo.InvariantCulture, $"public sealed class {name}({Node} settings)\n{{\n");
        var taken = new SortedSet<string>(StringComparer.Ordinal) { name };
        if (schema["properties"] is JsonObject properties)
            foreach (var (member, property) in properties.OrderBy(p => p.Key, StringComparer.Ordinal))
                Member(source, member, path + member, property as JsonObject ?? [], taken, depth, problems);
        source.Append("}\n");
    }

    private static void Member(StringBuilder source, string name, string path, JsonObject property, SortedSet<string> taken, int depth, List<Diagnostic> problems)
    {
        var identifier = Pascal(name);
        string? problem = !SyntaxFacts.IsValidIdentifier(identifier) || name.Any(c => c is '"' or '\\') ? "the name does not make a C# identifier"
            : !taken.Add(identifier) || identifier is Root or "Equals" or "GetHashCode" or "ToString" or "GetType" ? $"the member '{identifier}' is taken"
            : null;
        if (problem is null && property["description"] is JsonValue description)
            source.Append(CultureInfo.InvariantCulture, $"    /// <summary>{OneLine(description.ToString())}</summary>\n");
        problem ??= TypeOf(property) is { } type ? Value(source, name, identifier, type) : Object(source, name, identifier, path, property, taken, depth, problems);
        if (problem is not null) problems.Add(ScriptingDiagnostics.BadConfigSchema(path, problem));
    }

    private static string? Value(StringBuilder source, string name, string identifier, (string Element, bool IsList) type)
    {
        var read = type.IsList ? $"ListOf<{type.Element}>" : $"Of<{type.Element}>";
        var declared = type.IsList ? List(type.Element) : type.Element;
        source.Append(CultureInfo.InvariantCulture, $"    public {declared} {identifier} {{ get; }} = {Read}.{read}(settings, \"{name}\");\n");
        return null;
    }

    /// <summary>An object with members, or a list of such objects, is read by a class of its own.</summary>
    private static string? Object(StringBuilder source, string name, string identifier, string path, JsonObject property, SortedSet<string> taken, int depth, List<Diagnostic> problems)
    {
        var (names, items) = (Types(property), property["items"] as JsonObject);
        var optional = names.Remove("null");
        var isList = names is ["array"] && items is not null && Types(items) is ["object"];
        var members = isList ? items! : property;
        if (!isList && names is not ["object"] || members["properties"] is not JsonObject { Count: > 0 } || isList && optional) return "its type has no C# form";
        var inner = identifier + "Settings";
        if (depth == MaxDepth || !taken.Add(inner)) return depth == MaxDepth ? $"it is nested deeper than {MaxDepth} levels" : $"the member '{inner}' is taken";
        source.Append(isList
            ? $"    public {List(inner)} {identifier} {{ get; }} = [.. global::System.Linq.Enumerable.Select({Read}.ObjectsOf(settings, \"{name}\"), item => new {inner}(item))];\n"
            : optional
            ? $"    public {inner}? {identifier} {{ get; }} = {Read}.OptionalObjectOf(settings, \"{name}\") is {{ }} given ? new {inner}(given) : null;\n"
            : $"    public {inner} {identifier} {{ get; }} = new({Read}.ObjectOf(settings, \"{name}\"));\n");
        Class(source, inner, members, path + (isList ? "/items/" : "/"), depth + 1, problems);
        return null;
    }

    private static string List(string element) => $"global::System.Collections.Generic.IReadOnlyList<{element}>";

    private static List<string> Types(JsonObject property) => property["type"] switch
    {
        JsonArray several => [.. several.Select(t => t?.ToString() ?? "")],
        JsonValue one => [one.ToString()],
        _ when property["enum"] is JsonArray => ["string"],
        _ => [],
    };

    private static (string Element, bool IsList)? TypeOf(JsonObject property)
    {
        var names = Types(property);
        var optional = names.Remove("null") ? "?" : "";
        return names switch
        {
            ["boolean"] => ("bool" + optional, false),
            ["integer"] => (Whole(property) + optional, false),
            ["number"] => ("double" + optional, false),
            ["string"] => ("string" + optional, false),
            ["array"] when property["items"] is JsonObject items && TypeOf(items) is { IsList: false } element => (element.Element, true),
            _ => null,
        };
    }

    private static string Whole(JsonObject property)
    {
        var wide = property["maximum"] is JsonValue maximum && double.TryParse(maximum.ToJsonString(), CultureInfo.InvariantCulture, out var most) && most > int.MaxValue;
        return wide ? "long" : "int";
    }

    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
