using System.IO.Hashing;
using System.Text;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>
/// Answers of commands at <c>memos/</c>, each with the stamp of everything it rests on. One that rests on something touched is not found: whoever asked
/// works it out again. They may be removed at any time.
/// </summary>
public sealed class MemoFolder(string root)
{
    private const string Format = "stat-harness.memo.v1";
    private const int KeptAtMost = 32;

    /// <summary>System clocks tick in steps of up to 10 ms: a file that changed less than this before an answer was begun could change again within the same step.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMilliseconds(100);

    /// <param name="words">Everything that the answer depends on and no file holds.</param>
    /// <returns>Null when there is none, or it no longer holds.</returns>
    /// <exception cref="DiagnosticException">SH4028: a link is where none may be.</exception>
    public string? Find(IReadOnlyList<string> words)
    {
        var path = PathOf(words);
        if (!File.Exists(path)) return null;
        AppDataFiles.RefuseLinks(root);
        try
        {
            var (stamp, watched, answer) = Read(File.ReadAllText(path));
            return stamp is not null && Stamp.Of(watched)?.Digest == stamp ? answer : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer, if nothing that it rests on was touched while it was worked out or shortly before.</summary>
    /// <param name="watched">Full paths of the files and folders it rests on, beside the catalogue.</param>
    /// <param name="begun">When the first of them may have been looked at.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Keep(IReadOnlyList<string> words, IReadOnlyList<string> watched, DateTimeOffset begun, string answer)
    {
        string[] all = [.. watched, AppDataFiles.Database(root), AppDataFiles.WriteAheadLog(root)];
        if (all.Any(path => path.Contains('\n', StringComparison.Ordinal))) return;
        if (Stamp.Of(all) is not { } stamp || stamp.Latest > begun - Settled || !all.Where(Path.Exists).All(FileStat.IsKeptAt)) return;
        var path = PathOf(words);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.WriteUnflushed(path, Encoding.UTF8.GetBytes(Text(stamp.Digest, all, answer)));
        // A run that somebody deleted meanwhile leaves no text of it here.
        if (Stamp.Of(all)?.Digest != stamp.Digest) File.Delete(path);
        foreach (var old in Files().OrderByDescending(file => file.LastWriteTimeUtc).Skip(KeptAtMost)) old.Delete();
    }

    /// <summary>Removes all: their text is that of runs, and goes when a run goes.</summary>
    /// <exception cref="IOException">One cannot be removed.</exception>
    internal void Clear()
    {
        foreach (var file in Files()) file.Delete();
    }

    private static string Text(string stamp, string[] watched, string answer)
    {
        var body = string.Join('\n', [stamp, .. watched, "", answer]);
        return $"{Format}\n{Checksum(body)}\n{body}";
    }

    /// <summary>A stamp of null: not a memo of ours, or damaged.</summary>
    private static (string? Stamp, IReadOnlyList<string> Watched, string Answer) Read(string text)
    {
        var parts = text.Split('\n', 3);
        if (parts.Length < 3 || parts[0] != Format || parts[1] != Checksum(parts[2])) return (null, [], "");
        var body = parts[2];
        var end = body.IndexOf("\n\n", StringComparison.Ordinal);
        var lines = body[..end].Split('\n');
        return (lines[0], lines[1..], body[(end + 2)..]);
    }

    private static string Checksum(string text) => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text)));

    private string PathOf(IReadOnlyList<string> words) => StorePath.Under(root, $"memos/{Checksum(string.Join('\0', [root, .. words]))}");

    private FileInfo[] Files() => new DirectoryInfo(Path.Combine(root, "memos")) is { Exists: true } folder ? folder.GetFiles() : [];
}
