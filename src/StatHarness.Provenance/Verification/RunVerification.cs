using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Reporting;
using StatHarness.Storage;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Provenance;

/// <summary>Hashes a stored run again and holds it against its manifest. Executes nothing.</summary>
public static class RunVerification
{
    /// <param name="directory">A published run directory.</param>
    /// <returns>What does not hold, by file; empty when all does.</returns>
    public static IReadOnlyList<Diagnostic> Check(string directory)
    {
        var problems = new List<Diagnostic>();
        if (Read(directory, problems) is not { } manifest) return problems;
        if (manifest.Completion is not { } end) return [ProvenanceDiagnostics.NotFinished()];
        Artifacts(directory, end, problems);
        Plan(directory, manifest, problems);
        Report(directory, end, problems);
        return problems;
    }

    private static RunManifest? Read(string directory, List<Diagnostic> problems)
    {
        try
        {
            var node = JsonNode.Parse(File.ReadAllBytes(Path.Combine(directory, RunDirectory.ManifestName)));
            problems.AddRange(ManifestFormat.Problems(node!).Select(ProvenanceDiagnostics.ManifestUnfit));
            return problems.Count > 0 ? null : RunStore.ReadManifest(directory);
        }
        catch (Exception e) when (e is IOException or JsonException or DiagnosticException)
        {
            problems.Add(ProvenanceDiagnostics.ManifestUnfit(e.Message.Split('\n')[0]));
            return null;
        }
    }

    private static void Artifacts(string directory, RunCompletion end, List<Diagnostic> problems)
    {
        var found = RunDirectory.ArtifactsOf(directory).ToDictionary(artifact => artifact.Path, StringComparer.Ordinal);
        foreach (var artifact in end.Artifacts)
        {
            if (!found.Remove(artifact.Path, out var now)) problems.Add(ProvenanceDiagnostics.ArtifactMissing(artifact.Path));
            else if (now.Sha256 != artifact.Sha256) problems.Add(ProvenanceDiagnostics.ArtifactChanged(artifact.Path, artifact.Sha256, now.Sha256));
        }
        problems.AddRange(found.Keys.Order(StringComparer.Ordinal).Select(ProvenanceDiagnostics.ArtifactUnlisted));
    }

    private static void Plan(string directory, RunManifest manifest, List<Diagnostic> problems)
    {
        var path = Path.Combine(directory, "plan.json");
        if (!File.Exists(path)) return;
        var hash = Digest.Of(File.ReadAllBytes(path));
        if (hash != manifest.PlanHash) problems.Add(ProvenanceDiagnostics.PlanHashDiffers(manifest.PlanHash, hash));
    }

    private static void Report(string directory, RunCompletion end, List<Diagnostic> problems)
    {
        var path = Path.Combine(directory, "report.json");
        if (!File.Exists(path)) return;
        try
        {
            var report = ReportReader.Read(File.ReadAllBytes(path));
            if (report.Run.ReportHash != end.ReportHash) problems.Add(ProvenanceDiagnostics.ReportHashDiffers(end.ReportHash ?? default, report.Run.ReportHash));
        }
        catch (DiagnosticException e)
        {
            problems.Add(e.Diagnostic);
        }
    }
}
