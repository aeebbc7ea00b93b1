using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>A file that the caller asked for, outside of appdata: whole or not at all.</summary>
internal static class OutputFile
{
    /// <exception cref="DiagnosticException">SH7151: it cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            AtomicFile.Write(Path.GetFullPath(path), bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ObservingDiagnostics.Unwritable(path, e);
        }
    }
}
