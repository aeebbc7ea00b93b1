using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;
using StatHarness.Reporting.Cards;
using StatHarness.Reporting.Figures;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Timelines;

namespace StatHarness.Reporting;

/// <summary>What this room writes as JSON.</summary>
[JsonSerializable(typeof(BarsSpec))]
[JsonSerializable(typeof(HistogramSpec))]
[JsonSerializable(typeof(NullMapSpec))]
[JsonSerializable(typeof(StepsSpec))]
[JsonSerializable(typeof(TimelineSpec))]
[JsonSerializable(typeof(Comparison))]
[JsonSerializable(typeof(EvaluationRecord))]
[JsonSerializable(typeof(MetricsRecord))]
[JsonSerializable(typeof(ReportRecord))]
[JsonSerializable(typeof(IReadOnlyList<RunViolation>))]
[JsonSerializable(typeof(RunTimeline))]
internal sealed partial class ReportingJson : JsonSerializerContext
{
    [ModuleInitializer]
    internal static void Register() => HarnessJson.Know(Default);
}
