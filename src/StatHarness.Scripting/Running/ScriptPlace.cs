using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using StatHarness.Core;

namespace StatHarness.Scripting;

/// <summary>
/// Where in the script an exception came from, by the line table embedded in the assembly: the runtime does not read it for
/// assemblies that were never files. Index and overflow checks of compiled code have no line: then only the file is known.
/// </summary>
internal static class ScriptPlace
{
    public static Place? Of(Exception exception, Assembly plugin, ReadOnlyMemory<byte> image)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: false).GetFrames().Where(f => f.GetMethod()?.Module.Assembly == plugin).ToList();
        if (frames.Count == 0) return null;
        var bytes = MemoryMarshal.TryGetArray(image, out var array) && array.Array is { } whole && array.Offset == 0 && array.Count == whole.Length ? whole : image.ToArray();
        using var peReader = new PEReader(new MemoryStream(bytes));
        using var lines = ScriptLines.Open(peReader);
        if (lines is null) return null;
        return frames.Select(f => lines.Find((MethodDefinitionHandle)MetadataTokens.Handle(f.GetMethod()!.MetadataToken), f.GetILOffset())).FirstOrDefault(p => p is not null);
    }
}
