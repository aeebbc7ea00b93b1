using StatHarness.Core;

namespace StatHarness.Provenance;

/// <summary>What does not hold about a stored run: SH4301 to SH4399.</summary>
internal static class ProvenanceDiagnostics
{
    public static Diagnostic ManifestUnfit(string problem) => new(
        "SH4301", $"The manifest does not fit its schema: {problem}", new Place("run_manifest.json"), "Run again: the manifest was damaged or changed.");

    public static Diagnostic ArtifactMissing(string path) => new(
        "SH4302", "The manifest lists a file that is not there.", new Place(path), "Run again with --fresh, or restore the run directory.");

    public static Diagnostic ArtifactChanged(string path, Digest expected, Digest found) => new(
        "SH4303", $"The file is not what the run wrote: expected sha256 {expected}, found {found}.", new Place(path), "Do not rely on it; run again with --fresh, or restore the run directory.");

    public static Diagnostic ArtifactUnlisted(string path) => new(
        "SH4304", "The file was not written by the run: the manifest does not list it.", new Place(path), "Remove it from the run directory.");

    public static Diagnostic ReportHashDiffers(Digest claimed, Digest found) => new(
        "SH4305", $"The report hashes to {found}; the manifest names {claimed}.", new Place("report.json"), "Do not rely on this report; run again with --fresh.");

    public static Diagnostic PlanHashDiffers(Digest claimed, Digest found) => new(
        "SH4306", $"The plan hashes to {found}; the manifest names {claimed}.", new Place("plan.json"), "Do not rely on this run; run again with --fresh.");

    public static Diagnostic NotFinished() => new(
        "SH4307", "The manifest tells of no end: the run did not finish.", new Place("run_manifest.json"), "Run the same command again.");
}
