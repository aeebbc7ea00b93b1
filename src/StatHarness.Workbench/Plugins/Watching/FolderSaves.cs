namespace StatHarness.Workbench;

/// <summary>Waits for the next save in a folder: told by the system where it tells, found by looking where it does not.</summary>
internal sealed class FolderSaves : IDisposable
{
    private readonly string folder;
    private readonly WatchPace pace;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim told = new(0, 1);
    private readonly FileSystemWatcher? watcher;

    public FolderSaves(string folder, WatchPace pace, TimeProvider time)
    {
        (this.folder, this.pace, this.time) = (folder, pace, time);
        if (pace.Listen) watcher = Listen();
    }

    /// <returns>The folder once it differs from <paramref name="seen"/> and is quiet.</returns>
    public async Task<FolderState> NextAsync(FolderState seen, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = FolderState.Of(folder);
            if (now.Changed(seen).Count > 0)
            {
                await Task.Delay(pace.Quiet, time, cancellationToken).ConfigureAwait(false);
                if (FolderState.Of(folder) is var later && later.Changed(now).Count == 0 && later.Changed(seen).Count > 0) return later;
                continue;
            }
            await told.WaitAsync(pace.Poll, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        watcher?.Dispose();
        told.Dispose();
    }

    private FileSystemWatcher? Listen()
    {
        try
        {
            var listening = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            listening.Changed += Tell;
            listening.Created += Tell;
            listening.Deleted += Tell;
            listening.Renamed += Tell;
            listening.EnableRaisingEvents = true;
            return listening;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            // Out of watches, or a file system without them: looking is enough.
            return null;
        }
    }

    private void Tell(object sender, FileSystemEventArgs change)
    {
        try
        {
            told.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // Told already, or nobody waits any more.
        }
    }
}
