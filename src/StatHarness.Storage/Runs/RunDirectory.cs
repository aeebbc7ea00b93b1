using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Storage;

/// <summary>
/// The directory of a run that is being made: <c>runs/.partial-&lt;run_id&gt;/</c>, renamed on completion. Each file is there as a whole or not at all;
/// durable are they all together, before the directory gets its name.
/// </summary>
public sealed class RunDirectory
{
    public const string ManifestName = "run_manifest.json";

    /// <summary>Files whose flush was begun.</summary>
    private readonly HashSet<string> begun = new(StringComparer.Ordinal);

    internal RunDirectory(string path, string runId)
    {
        Path = path;
        RunId = runId;
    }

    public string Path { get; }

    public string RunId { get; }

    /// <param name="relative">With forward slashes; what would leave the directory is refused.</param>
    public void Write(string relative, ReadOnlySpan<byte> bytes)
    {
        var path = SafePath.Under(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        AtomicFile.WriteUnflushed(path, bytes);
    }

    /// <summary>Makes the files durable that came since the last call, so that less is left to do at the end. They stay as they are meanwhile; others may be written.</summary>
    public Task FlushSoFarAsync()
    {
        var files = Array.FindAll(Directory.GetFiles(Path, "*", SearchOption.AllDirectories), begun.Add);
        return Task.Run(() => AtomicFile.FlushFiles(files));
    }

    /// <summary>Makes all that was written durable.</summary>
    internal void Flush() => AtomicFile.FlushTree(Path);

    public void WriteJson(string relative, JsonNode node) => Write(relative, CanonicalJson.Bytes(node));

    /// <summary>Every file but the manifest, by path in ordinal order.</summary>
    public IReadOnlyList<ArtifactRecord> Artifacts() => ArtifactsOf(Path);

    /// <summary>The same of any run directory, hashed now.</summary>
    public static IReadOnlyList<ArtifactRecord> ArtifactsOf(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Name: System.IO.Path.GetRelativePath(directory, file).Replace('\\', '/')))
            .Where(entry => entry.Name != ManifestName)
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => new ArtifactRecord(entry.Name, ObjectStore.HashOf(entry.File), new FileInfo(entry.File).Length))];
}
