using System.Text.Json.Nodes;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Sdk.Packages;

/// <summary>A plugin as read from a folder or bundle, checked and identified; holds no path.</summary>
/// <param name="Scripts">Entry <c>plugin.csx</c> first, then the others by name.</param>
public sealed record PluginPackage(
    PluginManifest Manifest,
    PluginIdentity Identity,
    JsonObject ConfigSchema,
    JsonObject OutputSchema,
    IReadOnlyList<ScriptFile> Scripts);

/// <param name="Name">Path inside the package, with forward slashes.</param>
public sealed record ScriptFile(string Name, string Text);
