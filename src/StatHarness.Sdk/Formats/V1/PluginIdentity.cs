using StatHarness.Core;

namespace StatHarness.Sdk.Formats.V1;

/// <summary>Exactly which plugin: change one byte of one file and exactly one hash changes.</summary>
/// <param name="CodeHash">All scripts, by name and bytes.</param>
/// <param name="ManifestHash">Bytes of <c>plugin.json</c>.</param>
/// <param name="SchemaHash">Bytes of <c>config.schema.json</c> and <c>output.schema.json</c>.</param>
public sealed record PluginIdentity(string Id, string Version, Digest CodeHash, Digest ManifestHash, Digest SchemaHash);
