namespace StatHarness.Storage;

internal static class Removal
{
    /// <summary>Removes leftovers that another process may be removing as well.</summary>
    /// <returns>Whether they are gone.</returns>
    public static bool Try(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return !Directory.Exists(folder);
        }
    }
}
