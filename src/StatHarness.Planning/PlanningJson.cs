using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;
using StatHarness.Planning.Formats.V1;

namespace StatHarness.Planning;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(ExecutionKey))]
[JsonSerializable(typeof(PlanRecord))]
[JsonSerializable(typeof(IReadOnlyList<KeyColumn>))]
internal sealed partial class PlanningJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
