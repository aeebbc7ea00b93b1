using System.Text;
using System.Text.Json;
using StatHarness.Core.Json;
using StatHarness.Planning.Formats.V1;
using StatHarness.Reporting.Cards;
using StatHarness.Reporting.Timelines;

namespace StatHarness.Workbench;

/// <summary>Times from the report, dependencies from the plan beside it.</summary>
internal static class Timelines
{
    public static RunTimeline Of(Run run) => RunTimeline.Of(run.Report.Run, Dependencies(Path.Combine(run.Directory, run.Report.Provenance.PlanPath)));

    public static void Save(Run run, string path) => OutputFile.Write(path, Encoding.UTF8.GetBytes(TimelineCard.Svg(Of(run)) ?? Empty));

    private const string Empty = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"160\" height=\"24\"><text x=\"4\" y=\"16\" font-size=\"12\">Nothing ran.</text></svg>\n";

    private static Dictionary<string, IReadOnlyList<string>> Dependencies(string path)
    {
        try
        {
            return HarnessJson.Read<PlanRecord>(File.ReadAllBytes(path)).Executions.ToDictionary(planned => planned.Identity.Id, planned => planned.DependsOn, StringComparer.Ordinal);
        }
        // Without its plan a run still has times; only what waited for what is not known.
        catch (Exception e) when (e is IOException or JsonException)
        {
            return [];
        }
    }
}
