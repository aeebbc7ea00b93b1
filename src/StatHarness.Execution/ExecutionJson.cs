using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;
using StatHarness.Execution.Formats.V1;

namespace StatHarness.Execution;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(IReadOnlyList<LogEvent>))]
internal sealed partial class ExecutionJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
