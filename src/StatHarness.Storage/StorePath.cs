using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Paths below a folder of appdata.</summary>
internal static class StorePath
{
    /// <param name="relative">A name that we made: only a link that somebody planted can be wrong with it.</param>
    /// <exception cref="DiagnosticException">SH4028: a link is on the way.</exception>
    public static string Under(string root, string relative)
    {
        try
        {
            return SafePath.Under(root, relative);
        }
        catch (DiagnosticException e)
        {
            throw StateDiagnostics.LinkInside(root, e.Diagnostic);
        }
    }
}
