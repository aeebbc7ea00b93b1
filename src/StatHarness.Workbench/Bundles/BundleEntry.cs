namespace StatHarness.Workbench;

/// <param name="Path">With forward slashes.</param>
internal sealed record BundleEntry(string Path, byte[] Bytes);
