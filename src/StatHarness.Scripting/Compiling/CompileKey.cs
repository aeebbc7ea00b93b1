using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;
using StatHarness.Core;
using StatHarness.Sdk.Packages;

namespace StatHarness.Scripting;

/// <summary>Names a compiled plugin before it is compiled: scripts, config schema, compiler, references, policy.</summary>
public static class CompileKey
{
    /// <summary>Raised whenever the allowlist, the generated Config or the compiler options change.</summary>
    public const int PolicyVersion = 6;

    private static readonly Lazy<JsonObject> Environment = new(() => new()
    {
        ["compiler"] = Mvid(typeof(CSharpCompilation)),
        ["framework"] = Mvid(typeof(object)),
        ["policy"] = PolicyVersion,
        ["references"] = new JsonArray([.. ScriptReferences.Own.Select(a => (JsonNode)$"{a.GetName().Name} {a.ManifestModule.ModuleVersionId:N}")]),
    });

    public static Digest Of(PluginPackage package, bool staticCheck = true) => Fingerprint.Of("compile.v1", new JsonObject
    {
        ["config_schema"] = package.ConfigSchema.DeepClone(),
        ["environment"] = Environment.Value.DeepClone(),
        ["plugin"] = package.Manifest.Id,
        ["scripts"] = new JsonArray([.. package.Scripts.Select(s => (JsonNode)new JsonObject { ["name"] = s.Name, ["text"] = s.Text })]),
        ["static_check"] = staticCheck,
    });

    private static string Mvid(Type type) => $"{type.Assembly.GetName().Version} {type.Module.ModuleVersionId:N}";
}
