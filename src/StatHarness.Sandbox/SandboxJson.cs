using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Sandbox;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(IsolationLevel))]
internal sealed partial class SandboxJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
