using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Workbench;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(BackupReport))]
[JsonSerializable(typeof(DatabaseReport))]
[JsonSerializable(typeof(DatasetProfile))]
[JsonSerializable(typeof(IReadOnlyList<DatasetSummary>))]
[JsonSerializable(typeof(DeletionReport))]
[JsonSerializable(typeof(DiagnosticsDossier))]
[JsonSerializable(typeof(DoctorOfPlugins))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(DossierRecord))]
[JsonSerializable(typeof(FixtureResult))]
[JsonSerializable(typeof(GateBaseline))]
[JsonSerializable(typeof(GateRecord))]
[JsonSerializable(typeof(ImpactReport))]
[JsonSerializable(typeof(MaskingRecord))]
[JsonSerializable(typeof(NewPackage))]
[JsonSerializable(typeof(PackedPackage))]
[JsonSerializable(typeof(PluginAudit))]
[JsonSerializable(typeof(PluginChange))]
[JsonSerializable(typeof(PluginEntry))]
[JsonSerializable(typeof(IReadOnlyList<PluginHistoryLine>))]
[JsonSerializable(typeof(PluginReviewSheet))]
[JsonSerializable(typeof(PluginUpdate))]
[JsonSerializable(typeof(RestoreReport))]
[JsonSerializable(typeof(RunAttempt))]
[JsonSerializable(typeof(IReadOnlyList<RunSummary>))]
[JsonSerializable(typeof(IReadOnlyList<SettingChange>))]
[JsonSerializable(typeof(IReadOnlyList<SettingLine>))]
[JsonSerializable(typeof(StoredCard))]
[JsonSerializable(typeof(SweepReport))]
[JsonSerializable(typeof(WatchStep))]
internal sealed partial class WorkbenchJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
