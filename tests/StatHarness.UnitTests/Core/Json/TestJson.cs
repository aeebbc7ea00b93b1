using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.UnitTests.CoreRoom.Json;

/// <summary>Records of tests that become JSON.</summary>
[JsonSerializable(typeof(CanonicalJsonTests.Step))]
[JsonSerializable(typeof(CanonicalNumberTests.Measured))]
[JsonSerializable(typeof(HarnessJsonTests.Entry))]
[JsonSerializable(typeof(RunId))]
internal sealed partial class TestJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
