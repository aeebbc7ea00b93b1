using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Sdk;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(ExecutionOutcome))]
[JsonSerializable(typeof(RunOutcome))]
[JsonSerializable(typeof(List<Finding>))]
[JsonSerializable(typeof(PluginIdentity))]
[JsonSerializable(typeof(PluginManifest))]
[JsonSerializable(typeof(PluginPackage))]
[JsonSerializable(typeof(PluginRequest))]
[JsonSerializable(typeof(PluginResult))]
[JsonSerializable(typeof(RoleUse))]
internal sealed partial class SdkJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
