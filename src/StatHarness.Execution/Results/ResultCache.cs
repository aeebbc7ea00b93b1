using System.Text.Json;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.Execution;

internal sealed record CachedResult(PluginResult Result, Digest Digest, string FromRun);

/// <summary>Results by execution key. What cannot be read is computed again; what cannot be kept is said, and costs only time.</summary>
internal sealed class ResultCache(AppData appData, Action<string> warn)
{
    public CachedResult? Find(string plugin, Digest key)
    {
        if (appData.Results.Find(key) is not { } stored) return null;
        try
        {
            var bytes = appData.Objects.Read(stored.ResultDigest);
            var result = HarnessJson.Read<PluginResult>(bytes);
            foreach (var artifact in result.Artifacts ?? []) appData.Objects.Check(artifact.Sha256);
            return new CachedResult(result, stored.ResultDigest, stored.RunId);
        }
        catch (Exception e) when (e is DiagnosticException or JsonException or IOException)
        {
            appData.Results.Forget(key);
            warn($"{plugin}: the stored result could not be used and was computed again. {FirstLine(e)}");
            return null;
        }
    }

    /// <returns>Digest of the canonical result.</returns>
    public Digest Keep(string plugin, PluginResult result)
    {
        var bytes = CanonicalJson.Bytes(result);
        try
        {
            return appData.Objects.Put(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            warn($"{plugin}: its result could not be kept for later runs. {FirstLine(e)}");
            return Digest.Of(bytes);
        }
    }

    /// <summary>Enters the execution into index and history, and tells when the same work gave another result before.</summary>
    public void Record(ExecutionEntry entry)
    {
        if (entry.ResultDigest is { } digest && !appData.Objects.Contains(digest)) entry = entry with { ResultDigest = null };
        if (appData.Results.Record(entry) is not { } kept || entry.ResultDigest is not { } now || kept.ResultDigest == now) return;
        warn($"{entry.Plugin} is not deterministic: the same work gave {kept.ResultDigest.Abbreviated} in run {kept.RunId} and {now.Abbreviated} now.");
    }

    private static string FirstLine(Exception e) => e.Message.Split('\n')[0];
}
