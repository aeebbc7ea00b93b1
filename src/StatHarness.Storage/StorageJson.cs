using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Storage;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(CheckpointResult))]
[JsonSerializable(typeof(DurabilityProfile))]
[JsonSerializable(typeof(EnvironmentRecord))]
[JsonSerializable(typeof(PlanApproval))]
[JsonSerializable(typeof(RunManifest))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
