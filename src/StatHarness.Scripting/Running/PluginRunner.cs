using System.Reflection;
using Microsoft.Win32.SafeHandles;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Scripting;

/// <summary>Runs one compiled plugin over its granted columns. Never touches the compiler: a worker that only runs does not load it.</summary>
public static class PluginRunner
{
    private const int LongestMessage = 2_000;

    /// <param name="grant">Descriptor of an object by its digest; the runner owns what it gets.</param>
    /// <param name="queries">Takes what the script asks in SQL, also when it fails.</param>
    /// <exception cref="DiagnosticException">The script failed or handed back something impossible; the place is a script line.</exception>
    public static PluginAnswer Answer(ReadOnlyMemory<byte> assembly, PluginRequest request, Func<string, SafeFileHandle> grant, QueryLog queries) =>
        Answer(assembly, request, column => GrantedColumns.Open(column, grant), grant, queries);

    public static PluginResult Run(ReadOnlyMemory<byte> assembly, PluginRequest request, Func<string, SafeFileHandle> grant) => Answer(assembly, request, grant, new()).Result;

    internal static PluginResult Run(ReadOnlyMemory<byte> assembly, PluginRequest request, Func<GrantedColumn, Column> open) => Answer(assembly, request, open, digest => throw new KeyNotFoundException(digest), new()).Result;

    internal static PluginAnswer Answer(ReadOnlyMemory<byte> assembly, PluginRequest request, Func<GrantedColumn, Column> open, Func<string, SafeFileHandle> grant, QueryLog queries)
    {
        var plugin = request.Manifest.Id;
        var loaded = new PluginLoadContext(plugin).Load(assembly);
        var entry = EntryOf(loaded, plugin);
        using var tables = new GrantedTables(request.Manifest.Budget, request.State, grant, queries);
        using var context = new PluginContext(request, open, tables.OfRows, tables.OfState);
        try
        {
            entry([context, null]).GetAwaiter().GetResult();
            return new(context.Report.Finish() with { Artifacts = context.Artifacts.Entries }, context.Artifacts.Contents);
        }
        catch (DiagnosticException failure)
        {
            throw new DiagnosticException(failure.Diagnostic with { Message = Short(failure.Diagnostic.Message), Place = failure.Diagnostic.Place ?? ScriptPlace.Of(failure, loaded, assembly) }, ExitCode.PluginFailed, failure);
        }
        catch (OutOfMemoryException failure)
        {
            throw new DiagnosticException(ScriptingDiagnostics.OutOfMemory(plugin, ScriptPlace.Of(failure, loaded, assembly)), ExitCode.PluginFailed, failure);
        }
        catch (Exception failure)
        {
            throw new DiagnosticException(ScriptingDiagnostics.ScriptThrew(plugin, failure.GetType().Name, MessageOf(failure), ScriptPlace.Of(failure, loaded, assembly)), ExitCode.PluginFailed, failure);
        }
    }

    /// <summary>The message of an exception is the plugin's code as well.</summary>
    private static string MessageOf(Exception failure)
    {
        try
        {
            return Short(failure.Message ?? "");
        }
        catch (Exception again)
        {
            return $"its message could not be read ({again.GetType().Name})";
        }
    }

    private static string Short(string message) => message.Length <= LongestMessage ? message : string.Concat(message.AsSpan(0, LongestMessage), "…");

    private static Func<object?[], Task<object>> EntryOf(Assembly assembly, string plugin)
    {
        const BindingFlags anyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var factory = assembly.GetType("Plugin", throwOnError: false)?.GetMethod("<Factory>", anyStatic)
            ?? throw new DiagnosticException(ScriptingDiagnostics.NotAPlugin(plugin, "has no entry point"), ExitCode.PluginFailed);
        return factory.CreateDelegate<Func<object?[], Task<object>>>();
    }
}
