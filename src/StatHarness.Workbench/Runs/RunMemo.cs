using StatHarness.Execution;
using StatHarness.Sandbox;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>
/// What a run command answered from an earlier run, to be given again without opening anything, for as long as nothing was touched that it rests on: the
/// program, the worker, every plugin, the catalogue, the dataset's card and the run's documents.
/// </summary>
public sealed class RunMemo
{
    private readonly MemoFolder _folder;
    private readonly string[] _words;
    private readonly DateTimeOffset _begun;

    /// <param name="words">The command line: another one is another question.</param>
    public RunMemo(HarnessOptions options, IEnumerable<string> words)
    {
        _begun = options.Time.GetUtcNow();
        _folder = new(Path.GetFullPath(options.AppData));
        _words = [HarnessSession.Version, WorkerRuntime.IfThere?.Folder ?? "", .. options.PluginFolders.Select(Path.GetFullPath), .. words];
    }

    /// <returns>Null when nothing is known, or not any more.</returns>
    /// <exception cref="Core.DiagnosticException">SH4028: a link is where none may be.</exception>
    public string? Find() => _folder.Find(_words);

    /// <summary>Keeps an answer that was given from an earlier run of a stored dataset. Any other is not kept, nor one that a notice came with.</summary>
    /// <returns>Null, or why it could not be kept, in a sentence: nothing is wrong but the time that the same question takes again.</returns>
    public string? Keep(Plan plan, Run run, string answer)
    {
        var dataset = plan.Dataset;
        if (!run.Reused || dataset.Arrival is not null || dataset.Notices.Count > 0 || plan.Approved is not null) return null;
        try
        {
            _folder.Keep(_words, Watched(dataset, run), _begun, answer);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"This answer could not be kept for the next time. {e.Message}";
        }
    }

    private static List<string> Watched(Dataset dataset, Run run)
    {
        var session = dataset.Session;
        var options = session.Options;
        return
        [
            .. Directory.EnumerateFiles(AppContext.BaseDirectory),
            .. EnvironmentFacts.Files(options.WorkerPath),
            options.ShippedPlugins,
            .. options.PluginFolders.Select(Path.GetFullPath),
            .. session.AppData.Plugins.List().Select(row => session.AppData.Objects.PathOf(row.Bundle)),
            session.AppData.Datasets.PathOf(dataset.Record.DataHash),
            run.Directory,
        ];
    }
}
