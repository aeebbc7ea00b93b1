using System.Collections.Concurrent;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Sandbox;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Execution;

/// <summary>The environment that every execution is frozen into.</summary>
public static class EnvironmentFacts
{
    private const int PieceBytes = 1 << 16;

    private static readonly string[] Counted = ["Core", "Data", "Statistics", "Sdk", "Sql", "Scripting", "Sandbox", "Worker"];
    private static readonly ConcurrentDictionary<string, (long Size, DateTime Written, AssemblyRecord Record)> Known = new(StringComparer.Ordinal);

    /// <param name="workerPath">The worker's assembly; what runs in a worker lies beside it.</param>
    /// <param name="isolationPolicy">Weakest isolation that is accepted: full, reduced or process_only.</param>
    /// <exception cref="DiagnosticException">SH4203: there is no worker.</exception>
    public static EnvironmentRecord Measure(string workerPath, string harnessVersion, string isolationPolicy, bool staticCheck = true)
    {
        if (!File.Exists(workerPath)) throw ExecutionDiagnostics.WorkerMissing(workerPath);
        var assemblies = Files(workerPath).Where(File.Exists).Select(Describe);
        return new EnvironmentRecord(harnessVersion, WorkerRuntime.Current.Description, [.. assemblies.OrderBy(a => a.Name, StringComparer.Ordinal)], "invariant", "UTC", isolationPolicy, staticCheck);
    }

    /// <summary>Full paths of the assemblies that count, whether they are there or not.</summary>
    /// <param name="workerPath">As in <see cref="Measure"/>.</param>
    public static IEnumerable<string> Files(string workerPath)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(workerPath))!;
        return Counted.Select(room => Path.Combine(folder, $"StatHarness.{room}.dll"));
    }

    public static Digest HashOf(EnvironmentRecord environment) => Fingerprint.Of("environment.v1", HarnessJson.Node(environment));

    /// <summary>This process runs what it once read: a file is read again when its size or its time is another.</summary>
    private static AssemblyRecord Describe(string path)
    {
        var file = new FileInfo(path);
        if (Known.TryGetValue(path, out var known) && known.Size == file.Length && known.Written == file.LastWriteTimeUtc) return known.Record;
        using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, PieceBytes);
        var digest = Digest.Of(bytes);
        bytes.Position = 0;
        var record = new AssemblyRecord(Path.GetFileNameWithoutExtension(path), AssemblyVersion.Informational(bytes), digest);
        Known[path] = (file.Length, file.LastWriteTimeUtc, record);
        return record;
    }
}
