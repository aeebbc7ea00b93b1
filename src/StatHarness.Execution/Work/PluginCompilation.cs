using StatHarness.Core;
using StatHarness.Scripting;
using StatHarness.Sdk.Packages;

namespace StatHarness.Execution;

/// <summary>Compiles one package in a confined worker, as a run does, and tells each problem with its place; a run afterwards finds it compiled.</summary>
public static class PluginCompilation
{
    /// <returns>By file, line and column; empty when it compiles.</returns>
    public static async Task<IReadOnlyList<Diagnostic>> ProblemsAsync(RunRequest request, PluginPackage package, CancellationToken cancellationToken)
    {
        var work = new SandboxedWork(request);
        using var compiled = new CompiledPlugins(request.AppData, work.CompileAsync, one => CompileKey.Of(one, request.Environment), request.ShippedAssemblies);
        return (await compiled.GetAsync(package, cancellationToken)).Problems;
    }
}
