using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Formats.V1;

namespace StatHarness.Reporting.Sections;

/// <summary>A report as blocks, in the order in which people read: verdict, data, claims, silence, results, trust, recipe, this run.</summary>
internal static class ReportDocument
{
    public const string Title = "StatHarness report";

    public static IReadOnlyList<Block> Body(ReportRecord report)
    {
        var blocks = new List<Block> { VerdictSection.Verdict(report) };
        if (report.Dataset.Truncated is { } cut) blocks.Add(new Callout(Tone.Warning, new Strong(IdentitySection.TruncatedWords(cut)), []));
        blocks.AddRange([IdentitySection.Of(report), FindingsSection.Of(report)]);
        if (QuietSection.Of(report) is { } quiet) blocks.Add(quiet);
        blocks.Add(ResultsSection.Of(report));
        blocks.Add(ColumnsSection.Of(report));
        blocks.Add(TrustSection.Of(report));
        blocks.AddRange(ProvenanceSection.Of(report));
        blocks.Add(RunSection.Of(report));
        blocks.Add(new Section(2, "How to read this", "how-to-read-this",
        [
            new Bullets(
            [
                Line.Of(new Strong("measured"), " means computed from the rows named as evidence. ", new Strong("MODELED"), " means it also rests on stated assumptions; the two are never added."),
                Line.Of(new Strong("exact, all rows"), " means every row was read. Anything else says how many, and how they were drawn."),
                Line.Of(new Strong("f-…"), " cites a finding, ", new Strong("r-…"), " the result of a plugin with its tables and figures; both are in report.json in full."),
                Line.Of(new Strong("q"), " is the p value after correction for all tests of the run."),
                "Numbers are shown with about six significant digits; report.json holds all of them.",
                "Characters that cannot be seen, or that reorder text, are written out, such as ␊ or ⟦U+202E⟧.",
            ]),
        ]));
        return blocks;
    }
}
