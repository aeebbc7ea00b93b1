using StatHarness.Core;

namespace StatHarness.Execution;

/// <summary>
/// Plugins that were compiled when the harness was built, so that a first run need not: a file for each, named by its compile key and its digest, in a folder that is as
/// much to be trusted as the harness beside it. Another runtime, worker or script has another key, and is compiled as ever.
/// </summary>
public static class ShippedAssemblies
{
    /// <param name="folder">Need not exist.</param>
    /// <returns>Null when it has none, or one that is damaged.</returns>
    internal static byte[]? Find(string folder, Digest compileKey)
    {
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, $"{compileKey}.*.dll") is not [var path]) return null;
        var assembly = File.ReadAllBytes(path);
        return Path.GetFileName(path) == NameOf(compileKey, Digest.Of(assembly)) ? assembly : null;
    }

    /// <summary>Compiles every package of a request, confined as for a run, and puts in the place of what the folder held what came of it.</summary>
    /// <returns>Packages that compiled.</returns>
    public static async Task<int> WriteAsync(RunRequest request, string folder, CancellationToken cancellationToken)
    {
        var work = new SandboxedWork(request);
        using var compiled = new CompiledPlugins(request.AppData, work.CompileAsync, package => CompileKey.Of(package, request.Environment), shipped: null);
        await compiled.PrepareAsync(request.Packages, _ => { }, cancellationToken);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var written = 0;
        foreach (var package in request.Packages)
        {
            if ((await compiled.GetAsync(package, cancellationToken)).Assembly is not { } assembly) continue;
            AtomicFile.Write(Path.Combine(folder, NameOf(CompileKey.Of(package, request.Environment), assembly)), request.AppData.Objects.Read(assembly));
            written++;
        }
        return written;
    }

    private static string NameOf(Digest compileKey, Digest assembly) => $"{compileKey}.{assembly}.dll";
}
