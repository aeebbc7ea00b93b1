using System.Globalization;
using StatHarness.Core;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Scripting;

/// <summary>Holds the files of a worker to the grant and to what its result says of them: the Sdk checked before, but in a process that is trusted for nothing.</summary>
public static class ArtifactCheck
{
    /// <param name="contents">As they came, one per file that the result names.</param>
    /// <returns>The first problem, or null.</returns>
    public static Diagnostic? Problem(PluginManifest manifest, PluginResult result, IReadOnlyList<ReadOnlyMemory<byte>> contents)
    {
        var named = result.Artifacts ?? [];
        if (named.Count != contents.Count) return Bad($"{Number(contents.Count)} files came for {Number(named.Count)} names");
        if (named.Count == 0) return null;
        if (!manifest.Capabilities.Contains(ArtifactWriter.Capability, StringComparer.Ordinal)) return Bad("the plugin is not granted artifacts:write");
        if (named.Count > ArtifactWriter.MaxFiles || contents.Sum(content => (long)content.Length) > ArtifactWriter.MaxBytes) return Bad("they are too many or too large");
        for (var i = 0; i < named.Count; i++)
        {
            if (!ArtifactWriter.IsName(named[i].Name)) return Bad($"'{named[i].Name}' is no name for a file");
            if (i > 0 && string.CompareOrdinal(named[i - 1].Name, named[i].Name) >= 0) return Bad("they are not in the order of their names");
            if (named[i].Bytes != contents[i].Length || named[i].Sha256 != Digest.Of(contents[i].Span)) return Bad($"'{named[i].Name}' is not what the result says of it");
        }
        return null;

        Diagnostic Bad(string problem) => ScriptingDiagnostics.BadArtifacts(manifest.Id, problem);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
