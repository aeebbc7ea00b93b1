using System.Runtime.InteropServices;

namespace StatHarness.Sandbox.Linux;

/// <summary>What a .NET process must read to run, and nothing else. All paths are real paths.</summary>
/// <param name="Muxer">The <c>dotnet</c> program.</param>
/// <param name="Executables">Muxer and loader.</param>
internal sealed record RuntimeFiles(string Muxer, IReadOnlyList<string> Folders, IReadOnlyList<string> Files, IReadOnlyList<string> Executables)
{
    /// <summary>What the runtime links to and a program that was compiled ahead may lack; loaded here, so that the loader says where they are.</summary>
    private static readonly string[] NeededLibraries = ["libstdc++.so.6", "libgcc_s.so.1"];

    private const string LoaderCache = "/etc/ld.so.cache";

    internal static RuntimeFiles For(string workerPath)
    {
        var runtime = Real(WorkerRuntime.Current.Folder);
        var shared = Path.GetDirectoryName(runtime) ?? "/";
        var root = Path.GetDirectoryName(Path.GetDirectoryName(shared)) ?? "/";
        var muxer = Path.Combine(root, "dotnet");
        if (!File.Exists(muxer)) throw SandboxDiagnostics.NoRuntime($"no '{muxer}' above '{runtime}'");
        foreach (var needed in NeededLibraries) _ = NativeLibrary.TryLoad(needed, out _);
        var libraries = MappedLibraries();
        var loaders = libraries.Where(l => Path.GetFileName(l).StartsWith("ld-", StringComparison.Ordinal)).ToArray();
        if (loaders.Length == 0) throw SandboxDiagnostics.NoRuntime("no loader is mapped into this process");
        string[] folders = [shared, Path.Combine(root, "host", "fxr"), .. libraries.Select(l => Path.GetDirectoryName(l)!), Path.GetDirectoryName(Real(workerPath))!];
        return new(
            muxer,
            [.. folders.Where(Directory.Exists).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            File.Exists(LoaderCache) ? [LoaderCache] : [],
            [muxer, .. loaders]);
    }

    /// <summary>Whether a real path may be read.</summary>
    internal bool Contains(string realPath) =>
        Files.Contains(realPath, StringComparer.Ordinal) || Executables.Contains(realPath, StringComparer.Ordinal)
        || Folders.Any(f => realPath.StartsWith(f, StringComparison.Ordinal) && (realPath.Length == f.Length || realPath[f.Length] == '/'));

    /// <summary>Whether a real path is a folder on the way to one that may be read. Finding a real path asks about each of them.</summary>
    internal bool LeadsTo(string realPath) =>
        realPath == "/" || Folders.Concat(Files).Concat(Executables).Any(f => f.StartsWith(realPath, StringComparison.Ordinal) && f.Length > realPath.Length && f[realPath.Length] == '/');

    private static string[] MappedLibraries() =>
    [
        .. File.ReadLines("/proc/self/maps")
            .Select(line => line.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? line[at..] : "")
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("ld-", StringComparison.Ordinal)
                || name.StartsWith("libc.", StringComparison.Ordinal) || name.StartsWith("libstdc++.", StringComparison.Ordinal)
                || name.StartsWith("libgcc_s.", StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static string Real(string path) => Libc.RealPath(path) ?? throw SandboxDiagnostics.NoRuntime($"'{path}': {Libc.ErrorText(Libc.LastError)}");
}
