using Microsoft.Win32.SafeHandles;

namespace StatHarness.Sandbox;

/// <summary>What a worker gets to do.</summary>
/// <param name="Grants">Name → open, read-only file. No path to it exists in the worker.</param>
public sealed record WorkRequest(ReadOnlyMemory<byte> Request, IReadOnlyDictionary<string, SafeFileHandle> Grants);
