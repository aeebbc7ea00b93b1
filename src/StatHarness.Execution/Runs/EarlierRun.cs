using System.Text.Json;
using StatHarness.Core;
using StatHarness.Reporting;
using StatHarness.Storage;

namespace StatHarness.Execution;

/// <summary>The run that already did the same work, if what it left still is what it was.</summary>
internal static class EarlierRun
{
    public static RunResult? Find(AppData appData, Digest runFingerprint, Action<string> warn)
    {
        if (appData.Runs.FindCompleted(runFingerprint) is not { } row) return null;
        try
        {
            var documents = RunDocuments.Required.Where(name => File.Exists(Path.Combine(row.Directory, name))).ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(row.Directory, name)), StringComparer.Ordinal);
            if (Damage(row, documents) is { } damage)
            {
                warn($"Run {row.RunId} did the same work, but {damage}; it was run again.");
                return null;
            }
            var report = row.ManifestDigest is null ? ReportReader.Read(documents["report.json"]) : ReportReader.ReadRecorded(documents["report.json"]);
            return new RunResult(row, report, row.Directory, Reused: true);
        }
        catch (Exception e) when (e is DiagnosticException or IOException or UnauthorizedAccessException or JsonException)
        {
            warn($"Run {row.RunId} did the same work, but its report cannot be used; it was run again. {e.Message.Split('\n')[0]}");
            return null;
        }
    }

    /// <summary>Follows the digests: the catalogue holds that of the manifest, the manifest those of the documents.</summary>
    private static string? Damage(RunRow row, Dictionary<string, byte[]> documents)
    {
        var manifest = File.ReadAllBytes(Path.Combine(row.Directory, RunDirectory.ManifestName));
        if (row.ManifestDigest is { } digest && Digest.Of(manifest) != digest) return "its manifest is not the one that was recorded";
        var listed = RunStore.ReadManifest(row.Directory).Completion?.Artifacts.ToDictionary(artifact => artifact.Path, artifact => artifact.Sha256, StringComparer.Ordinal) ?? [];
        foreach (var name in RunDocuments.Required)
        {
            if (!documents.TryGetValue(name, out var bytes)) return $"its {name} is gone";
            if (!listed.TryGetValue(name, out var recorded) || Digest.Of(bytes) != recorded) return $"its {name} is not the one that was recorded";
        }
        return null;
    }
}
