using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Data;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(ColumnType))]
[JsonSerializable(typeof(DatasetRecord))]
[JsonSerializable(typeof(LedgerRecord))]
[JsonSerializable(typeof(PiiRecord))]
[JsonSerializable(typeof(RoleRecord))]
[JsonSerializable(typeof(SourceRecord))]
[JsonSerializable(typeof(TruncationRecord))]
[JsonSerializable(typeof(IReadOnlyList<ColumnRecord>))]
[JsonSerializable(typeof(IReadOnlyList<RoleRecord>))]
[JsonSerializable(typeof(IReadOnlyList<TrapRecord>))]
internal sealed partial class DataJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
