using StatHarness.Core;
using StatHarness.Provenance;
using StatHarness.Reporting;
using StatHarness.Reporting.Cards;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Reporting.Timelines;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>A finished run.</summary>
/// <param name="Directory">The run directory: manifest, plan, report, artifacts.</param>
/// <param name="Reused">Whether this is the result of an earlier run of the same fingerprint.</param>
public sealed record Run(string Directory, ReportRecord Report, bool Reused)
{
    public string RunId => Report.Run.RunId;

    /// <summary>The most important first.</summary>
    public IReadOnlyList<Finding> Findings => Report.Findings;

    /// <summary>The text of <c>report.md</c>.</summary>
    public string Markdown => File.ReadAllText(Path.Combine(Directory, "report.md"));

    public Card Card => RunCard.Of(Report, Directory, Reused);

    /// <summary>When each plugin waited and ran, and which chain of plugins the run waited for.</summary>
    public RunTimeline Timeline => Timelines.Of(this);

    public Card TimelineCard => Reporting.Cards.TimelineCard.Of(Timeline);

    /// <summary>Writes the timeline as a picture (SVG).</summary>
    /// <exception cref="DiagnosticException">SH7151: the file cannot be written.</exception>
    public void SaveTimeline(string path) => Timelines.Save(this, path);

    /// <summary>Hashes everything again: report, manifest, artifacts.</summary>
    /// <returns>What does not hold; empty when all does.</returns>
    public IReadOnlyList<Diagnostic> Check() => RunVerification.Check(Directory);

    internal static Run Find(HarnessSession session, string id)
    {
        var row = Retention.FindRun(session.AppData, id);
        if (row is not { IsComplete: true }) throw WorkbenchDiagnostics.UnknownRun(id);
        return Open(row.Directory, reused: false);
    }

    internal static Run Open(string directory, bool reused) =>
        new(directory, ReportReader.Read(File.ReadAllBytes(Path.Combine(directory, "report.json"))), reused);
}
