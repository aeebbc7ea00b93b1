using StatHarness.Core;
using StatHarness.Sdk.Packages;
using StatHarness.Storage;

namespace StatHarness.Execution;

/// <param name="Assembly">Object that holds it; null when it did not compile.</param>
/// <param name="Problems">What the compiler or the allowlist says.</param>
internal sealed record CompileOutcome(Digest? Assembly, string? Problem, bool Canceled = false)
{
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];
}

/// <summary>Compiles what was never compiled, all in one worker; when that dies, each half in its own, so that one hostile source harms nobody else and costs few workers.</summary>
/// <param name="shipped">Folder of what was compiled with the harness; null for none.</param>
internal sealed class CompiledPlugins(AppData appData, CompileWork compile, Func<PluginPackage, Digest> compileKey, string? shipped) : IDisposable
{
    private readonly Dictionary<string, CompileOutcome> _failed = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <param name="compiling">Called with their number when something is to be compiled, which takes seconds.</param>
    public async Task PrepareAsync(IReadOnlyList<PluginPackage> packages, Action<int> compiling, CancellationToken cancellationToken)
    {
        var missing = packages.Where(package => Stored(package) is null).OrderBy(package => package.Manifest.Id, StringComparer.Ordinal).ToList();
        if (missing.Count == 0) return;
        compiling(missing.Count);
        await CompileAsync(missing, cancellationToken);
    }

    private async Task CompileAsync(List<PluginPackage> packages, CancellationToken cancellationToken)
    {
        var reply = await compile(packages, cancellationToken);
        if (reply.Died is null || packages.Count == 1)
        {
            foreach (var package in packages) Keep(package, reply);
            return;
        }
        var half = packages.Count / 2;
        await CompileAsync(packages[..half], cancellationToken);
        await CompileAsync(packages[half..], cancellationToken);
    }

    public async Task<CompileOutcome> GetAsync(PluginPackage package, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(CancellationToken.None);
        try
        {
            if (_failed.TryGetValue(package.Manifest.Id, out var failed)) return failed;
            if (Stored(package) is { } stored) return new CompileOutcome(stored, null);
            Keep(package, await compile([package], cancellationToken));
            return _failed.TryGetValue(package.Manifest.Id, out failed) ? failed : new CompileOutcome(Stored(package), null);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Hashed again, since this is code that will run; a corrupted object is compiled anew.</summary>
    private Digest? Stored(PluginPackage package)
    {
        var key = compileKey(package);
        if (appData.Compiled.Find(key) is { } digest && appData.Objects.IsWhole(digest)) return digest;
        if (shipped is null || ShippedAssemblies.Find(shipped, key) is not { } assembly) return null;
        var stored = appData.Objects.Put(assembly);
        appData.Compiled.Record(key, stored);
        return stored;
    }

    private void Keep(PluginPackage package, CompileAnswer reply)
    {
        var id = package.Manifest.Id;
        if (reply.Canceled) _failed[id] = new(null, "Canceled while it was compiled.", Canceled: true);
        else if (reply.Died is not null) _failed[id] = new(null, reply.Died);
        else if (!reply.ByPlugin.TryGetValue(id, out var script)) _failed[id] = new(null, "The compiler gave no answer for it.");
        else if (script.Assembly is { } assembly) appData.Compiled.Record(compileKey(package), appData.Objects.Put(assembly.Span));
        else _failed[id] = new(null, string.Join(" ", script.Problems.Select(problem => problem.ToString()))) { Problems = script.Problems };
    }
}
