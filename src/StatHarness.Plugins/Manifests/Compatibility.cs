using StatHarness.Core;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Plugins;

/// <summary>Whether a plugin can run here at all: harness, system, Sdk. What it needs of other plugins is <see cref="Dependencies"/>.</summary>
internal static class Compatibility
{
    public static string System { get; } = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux";

    public static IEnumerable<Diagnostic> Check(PluginManifest manifest)
    {
        if (!VersionRange.TryParse(manifest.Harness, out var harness)) yield return PluginDiagnostics.BadRange("harness", manifest.Harness);
        else if (!harness.Contains(VersionRange.Harness)) yield return PluginDiagnostics.Incompatible(manifest.Id, manifest.Harness, VersionRange.Harness.ToString());
        if (!VersionRange.TryParse(manifest.Sdk, out var sdk)) yield return PluginDiagnostics.BadRange("sdk", manifest.Sdk);
        else if (!sdk.Contains(VersionRange.Sdk)) yield return PluginDiagnostics.OtherSdk(manifest.Id, manifest.Sdk, VersionRange.Sdk.ToString());
        if (manifest.Os.Count > 0 && !manifest.Os.Contains(System)) yield return PluginDiagnostics.OtherSystem(manifest.Id, manifest.Os, System);
        foreach (var (id, range) in manifest.Requires)
            if (!VersionRange.TryParse(range, out _)) yield return PluginDiagnostics.BadRange($"depends_on {id}", range);
    }
}
