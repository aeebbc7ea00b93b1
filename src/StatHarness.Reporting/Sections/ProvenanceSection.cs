using System.Text.Json;
using StatHarness.Core.Json;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Sections;

internal static class ProvenanceSection
{
    public static IEnumerable<Block> Of(ReportRecord report)
    {
        if (Tests(report.Multiplicity) is { } tests) yield return tests;
        yield return new Section(2, "Provenance", "provenance",
        [
            new Facts(
            [
                new("Harness version", report.HarnessVersion),
                new("Seed", new Code(report.Provenance.Seed)),
                new("Data hash", new Code(report.Dataset.DataHash.ToString())),
                new("Settings hash", new Code(report.Provenance.SettingsHash.ToString())),
                new("Report hash", new Code(report.Run.ReportHash.ToString())),
                new("Run manifest", new Code(report.Provenance.RunManifestPath)),
                new("Plan", new Code(report.Provenance.PlanPath)),
                new("Evaluation", new Code(report.Provenance.EvaluationPath)),
            ]),
            new Section(3, "Run it again", "run-it-again",
            [
                new Paragraph("The same data, plugins, settings and seed give the same report hash, on any machine. Start from the file under Data; anything else is refused."),
                new CodeBlock([Command(report)]),
                new Paragraph("Give every setting that is not its default with --set; all settings in force are listed below, and whole in the run directory."),
            ]),
            Plugins(report),
            .. Settings(report),
        ]);
    }

    /// <summary>What to type. The file name belongs to this run; here it is a placeholder, so that the line is the same for all.</summary>
    public static string Command(ReportRecord report) => $"stat-harness run FILE --fresh --seed {report.Provenance.Seed} --expect {report.Dataset.DataHash}";

    private static Section? Tests(Multiplicity multiplicity) => multiplicity.Families.Count == 0 ? null : new(2, "Multiple testing", "multiple-testing",
    [
        new Paragraph($"Every p value of the run is counted. Method: {multiplicity.Method}, level {NumberText.Of(multiplicity.Level)}. The q values of the findings come from this ledger."),
        new Grid("Families of tests", [new("Family"), new("Tests", true), new("Rejected", true), new("Smallest p", true), new("Selected")],
        [
            .. multiplicity.Families.Select(family => (IReadOnlyList<Line>)
                [family.Family, NumberText.Of(family.Tests), NumberText.Of(family.Rejected), NumberText.Probability(family.SmallestP), family.Selected ? "yes" : "no"]),
        ]),
    ]);

    private static Grid Plugins(ReportRecord report) => new("Exactly which plugins (sha256, first 12 digits; whole in report.json)",
        [new("Plugin"), new("Version"), new("Code"), new("Manifest"), new("Schemas"), new("Settings"), new("Seed"), new("Result")],
        [
            .. report.Executions.Select(execution => (IReadOnlyList<Line>)
            [
                execution.Identity.Id, execution.Identity.Version, new Code(execution.Identity.CodeHash.Abbreviated), new Code(execution.Identity.ManifestHash.Abbreviated),
                new Code(execution.Identity.SchemaHash.Abbreviated), new Code(execution.SettingsHash.Abbreviated), new Code(execution.Seed),
                execution.ResultDigest is { } digest ? new Code(Anchor.Result(digest)) : "–",
            ]),
        ]);

    private static IEnumerable<Block> Settings(ReportRecord report)
    {
        var settings = report.Provenance.Settings.Where(pair => pair.Value.Count > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        if (settings.Length == 0) yield break;
        var lines = settings.SelectMany(pair => pair.Value.OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .Select(setting => $"{pair.Key}.{setting.Key} = {setting.Value?.ToJsonString(HarnessJson.Options) ?? "null"}")).ToArray();
        yield return new Fold("Settings in force, secrets redacted", [new CodeBlock(lines)]);
    }
}
