using System.Diagnostics;

namespace StatHarness.Storage;

/// <summary>A file that many hold together or one alone, across processes. The kernel lets go when a holder ends, however it ends; no clock decides.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <returns>Null when somebody held it alone for all of <paramref name="patience"/>.</returns>
    /// <exception cref="Core.DiagnosticException">SH4001: the file cannot be made.</exception>
    public static FileLock? Together(string path, TimeSpan patience) => Take(path, FileAccess.Read, FileShare.Read, patience);

    /// <returns>Null when somebody held it for all of <paramref name="patience"/>.</returns>
    public static FileLock? Alone(string path, TimeSpan patience) => Take(path, FileAccess.ReadWrite, FileShare.None, patience);

    public void Dispose() => _file.Dispose();

    private static FileLock? Take(string path, FileAccess access, FileShare share, TimeSpan patience)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, access, share, bufferSize: 0));
            }
            catch (IOException) when (File.Exists(path))
            {
                if (Stopwatch.GetElapsedTime(since) >= patience) return null;
            }
            // No conflict: no folder, no space, no permission.
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw StorageDiagnostics.RootUnusable(Path.GetDirectoryName(path)!, e);
            }
            Thread.Sleep(Pace);
        }
    }
}
