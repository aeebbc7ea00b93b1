using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Plugins;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(PluginState))]
[JsonSerializable(typeof(PluginStepKind))]
[JsonSerializable(typeof(SignatureEnvelope))]
[JsonSerializable(typeof(SignedPackage))]
[JsonSerializable(typeof(SignedPlugin))]
[JsonSerializable(typeof(TrustFile))]
internal sealed partial class PluginsJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
