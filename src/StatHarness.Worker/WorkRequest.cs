using Microsoft.Win32.SafeHandles;

namespace StatHarness.Worker;

/// <summary>Stands in until StatHarness.Sandbox has it; delete on merge.</summary>
internal sealed record WorkRequest(ReadOnlyMemory<byte> Request, IReadOnlyDictionary<string, SafeFileHandle> Grants);
