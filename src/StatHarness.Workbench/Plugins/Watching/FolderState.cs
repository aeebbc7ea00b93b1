using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>What is in a package, by content: touching a file is no change.</summary>
internal sealed class FolderState
{
    private readonly SortedDictionary<string, Digest> files = new(StringComparer.Ordinal);

    public static FolderState Of(string folder)
    {
        var state = new FolderState();
        foreach (var file in Files(folder)) state.files[Path.GetRelativePath(folder, file).Replace('\\', '/')] = Read(file);
        return state;
    }

    /// <summary>Files that are new, gone or different.</summary>
    public IReadOnlyList<string> Changed(FolderState before) =>
        [.. files.Except(before.files).Concat(before.files.Except(files)).Select(file => file.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Files(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that is being replaced is empty for a moment.
            return [];
        }
    }

    private static Digest Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Digest.Of(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Still being written, or gone again: the next look will tell.
            return default;
        }
    }
}
