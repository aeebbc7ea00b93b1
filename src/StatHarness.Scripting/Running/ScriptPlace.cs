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
        var embedded = peReader.ReadDebugDirectory().FirstOrDefault(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        if (embedded.DataSize == 0) return null;
        using var symbols = peReader.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        return frames.Select(f => Find(symbols.GetMetadataReader(), f)).FirstOrDefault(p => p is not null);
    }

    private static Place? Find(MetadataReader symbols, StackFrame frame)
    {
        var method = (MethodDefinitionHandle)MetadataTokens.Handle(frame.GetMethod()!.MetadataToken);
        Place? file = null, line = null;
        foreach (var point in symbols.GetMethodDebugInformation(method.ToDebugInformationHandle()).GetSequencePoints())
        {
            var name = symbols.GetString(symbols.GetDocument(point.Document).Name);
            var known = !point.IsHidden && name != PackageFile.Config;
            if (known) file ??= new(name);
            if (point.Offset <= frame.GetILOffset()) line = known ? new(name, point.StartLine, point.StartColumn) : null;
        }
        return line ?? file;
    }
}
