using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Ingest;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(IngestOptions))]
internal sealed partial class IngestJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
