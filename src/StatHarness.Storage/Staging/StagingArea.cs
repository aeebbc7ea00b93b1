using System.Globalization;

namespace StatHarness.Storage;

/// <summary>A private folder on the same file system, for what is not finished. Disposing removes what was not moved out.</summary>
public sealed class StagingArea : IDisposable
{
    private int _files;

    internal StagingArea(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
    }

    public string Path { get; }

    /// <summary>A path nobody else uses.</summary>
    public string NewFile(string suffix = "") =>
        System.IO.Path.Combine(Path, Interlocked.Increment(ref _files).ToString(CultureInfo.InvariantCulture) + suffix);

    public void Dispose()
    {
        // What cannot be removed now is removed by the next process, when this one's lease is gone.
        Removal.Try(Path);
    }
}
