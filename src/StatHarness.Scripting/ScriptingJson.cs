using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Scripting;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(CompileEntry))]
[JsonSerializable(typeof(QueryLog))]
internal sealed partial class ScriptingJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
