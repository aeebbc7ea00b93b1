using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Scripting;

/// <summary>What a script left behind.</summary>
/// <param name="Artifacts">Contents, in the order in which the result names them.</param>
public sealed record PluginAnswer(PluginResult Result, IReadOnlyList<ReadOnlyMemory<byte>> Artifacts);
