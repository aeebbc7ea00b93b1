using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Sdk.Packages;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Execution;

/// <summary>Names a compiled plugin before it is compiled: scripts, config schema, and whatever compiles and checks it.</summary>
internal static class CompileKey
{
    /// <param name="environment">Of the worker that compiles. The compiler is part of it: the assembly that calls it names its version.</param>
    public static Digest Of(PluginPackage package, EnvironmentRecord environment) => Fingerprint.Of("compile.v2", new JsonObject
    {
        ["config_schema"] = package.ConfigSchema.DeepClone(),
        ["environment"] = new JsonArray([.. environment.Assemblies.Select(assembly => (JsonNode)$"{assembly.Name} {assembly.Sha256}").Append(environment.Runtime)]),
        ["plugin"] = package.Manifest.Id,
        ["scripts"] = new JsonArray([.. package.Scripts.Select(script => (JsonNode)new JsonObject { ["name"] = script.Name, ["text"] = script.Text })]),
        ["static_check"] = environment.StaticCheck,
    });
}
