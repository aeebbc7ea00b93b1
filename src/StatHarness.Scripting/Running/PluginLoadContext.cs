using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using StatHarness.Core;

namespace StatHarness.Scripting;

/// <summary>One plugin's own assembly; everything else comes from the worker.</summary>
internal sealed class PluginLoadContext(string plugin) : AssemblyLoadContext($"plugin {plugin}", isCollectible: false)
{
    public Assembly Load(ReadOnlyMemory<byte> image)
    {
        var bytes = MemoryMarshal.TryGetArray(image, out var segment) ? segment : new ArraySegment<byte>(image.ToArray());
        try
        {
            return LoadFromStream(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false));
        }
        catch (BadImageFormatException failure)
        {
            throw new DiagnosticException(ScriptingDiagnostics.NotAPlugin(plugin, "is not an assembly"), ExitCode.PluginFailed, failure);
        }
    }
}
