namespace StatHarness.Notebook;

/// <summary>Relative paths in a notebook: beside the notebook first, so that it runs from anywhere; then the current directory.</summary>
internal sealed class NotebookPaths(string? folder)
{
    private readonly string? folder = folder is null ? null : Path.GetFullPath(folder);

    /// <returns>An existing path if there is one, else the path beside the notebook.</returns>
    public string Resolve(string path)
    {
        if (folder is null || Path.IsPathRooted(path)) return path;
        var beside = Path.GetFullPath(path, folder);
        return !Path.Exists(beside) && Path.Exists(path) ? path : beside;
    }
}
