using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Core.Schema;

namespace StatHarness.Plugins;

/// <summary>The two schemas of a package: object schemas of a dialect we know.</summary>
internal static class PackageSchema
{
    public static JsonObject? Read(string file, byte[] bytes, List<Diagnostic> problems)
    {
        try
        {
            if (JsonText.Parse(bytes, file) is not JsonObject schema)
            {
                problems.Add(PluginDiagnostics.BadSchema(file, "it is not an object."));
                return null;
            }
            if (schema["type"]?.ToString() != "object") problems.Add(PluginDiagnostics.BadSchema(file, "its type is not \"object\"."));
            JsonSchema.Load(schema);
            return schema;
        }
        catch (DiagnosticException problem)
        {
            problems.Add(PluginDiagnostics.NotJson(file, problem.Diagnostic));
            return null;
        }
    }
}
