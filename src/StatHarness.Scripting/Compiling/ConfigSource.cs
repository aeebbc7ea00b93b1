using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;
using StatHarness.Core;

namespace StatHarness.Scripting;

/// <summary>Makes the typed <c>Config</c> of a script from <c>config.schema.json</c>: <c>min_cases</c> becomes <c>Config.MinCases</c>.</summary>
internal static class ConfigSource
{
    public static string Of(JsonObject schema, List<Diagnostic> problems)
    {
        var source = new StringBuilder("sealed class PluginSettings(global::System.Text.Json.Nodes.JsonObject settings)\n{\n");
        var taken = new SortedSet<string>(StringComparer.Ordinal);
        if (schema["properties"] is JsonObject properties)
            foreach (var (name, property) in properties.OrderBy(p => p.Key, StringComparer.Ordinal))
                Member(source, name, property as JsonObject ?? [], taken, problems);
        return source.Append("}\nPluginSettings Config = new(Settings);\n").ToString();
    }

    /// <summary><c>min_cases</c> → <c>MinCases</c>.</summary>
    internal static string Pascal(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    private static void Member(StringBuilder source, string name, JsonObject property, SortedSet<string> taken, List<Diagnostic> problems)
    {
        var identifier = Pascal(name);
        if (!SyntaxFacts.IsValidIdentifier(identifier) || name.Any(c => c is '"' or '\\'))
        {
            problems.Add(ScriptingDiagnostics.BadConfigSchema(name, "the name does not make a C# identifier"));
            return;
        }
        if (!taken.Add(identifier) || identifier is "PluginSettings" or "Equals" or "GetHashCode" or "ToString" or "GetType")
        {
            problems.Add(ScriptingDiagnostics.BadConfigSchema(name, $"the member '{identifier}' is taken"));
            return;
        }
        if (TypeOf(property) is not { } type)
        {
            problems.Add(ScriptingDiagnostics.BadConfigSchema(name, "its type has no C# form"));
            return;
        }
        if (property["description"] is JsonValue description)
            source.Append(CultureInfo.InvariantCulture, $"    /// <summary>{OneLine(description.ToString())}</summary>\n");
        var read = type.IsList ? $"ListOf<{type.Element}>" : $"Of<{type.Element}>";
        var declared = type.IsList ? $"global::System.Collections.Generic.IReadOnlyList<{type.Element}>" : type.Element;
        source.Append(CultureInfo.InvariantCulture, $"    public {declared} {identifier} {{ get; }} = global::StatHarness.Sdk.Setting.{read}(settings, \"{name}\");\n");
    }

    private static (string Element, bool IsList)? TypeOf(JsonObject property)
    {
        var names = property["type"] switch
        {
            JsonArray several => [.. several.Select(t => t?.ToString() ?? "")],
            JsonValue one => [one.ToString()],
            _ when property["enum"] is JsonArray => new List<string> { "string" },
            _ => [],
        };
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
