namespace StatHarness.Workbench;

/// <param name="Path">With forward slashes.</param>
internal sealed record DossierEntry(string Path, byte[] Bytes);
