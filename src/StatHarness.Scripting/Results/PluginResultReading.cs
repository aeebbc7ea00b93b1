using StatHarness.Core;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Scripting;

/// <param name="Result">Null when there are problems.</param>
/// <param name="Canonical">Canonical JSON of the result, to be stored under its digest; empty when there are problems.</param>
/// <param name="Problems">All of them.</param>
public sealed record PluginResultReading(PluginResult? Result, ReadOnlyMemory<byte> Canonical, IReadOnlyList<Diagnostic> Problems);
