using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Notebook;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(HeadlessOutcome))]
internal sealed partial class NotebookJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
