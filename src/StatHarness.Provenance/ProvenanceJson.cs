using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Provenance;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(LineageRecord))]
internal sealed partial class ProvenanceJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
