using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using StatHarness.Core;

namespace StatHarness.Scripting;

/// <summary>The line table that the compiler embedded in an assembly.</summary>
internal sealed class ScriptLines(MetadataReaderProvider symbols) : IDisposable
{
    private const int MaxUnpackedBytes = 16 << 20;

    /// <returns>Null when there is none, or one that would unpack to more than a script can need.</returns>
    public static ScriptLines? Open(PEReader pe)
    {
        var embedded = pe.ReadDebugDirectory().FirstOrDefault(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        if (embedded.DataSize < 8) return null;
        var header = pe.GetEntireImage().GetContent().AsSpan(embedded.DataPointer, 8);
        if (BinaryPrimitives.ReadInt32LittleEndian(header[4..]) is < 0 or > MaxUnpackedBytes) return null;
        return new(pe.ReadEmbeddedPortablePdbDebugDirectoryData(embedded));
    }

    /// <summary>Place of an instruction; only the file where the code of a line is the compiler's own.</summary>
    public Place? Find(MethodDefinitionHandle method, int offset)
    {
        var reader = symbols.GetMetadataReader();
        Place? file = null, line = null;
        foreach (var point in reader.GetMethodDebugInformation(method.ToDebugInformationHandle()).GetSequencePoints())
        {
            var name = reader.GetString(reader.GetDocument(point.Document).Name);
            var known = !point.IsHidden && name != PackageFile.Config;
            if (known) file ??= new(name);
            if (point.Offset <= offset) line = known ? new(name, point.StartLine, point.StartColumn) : null;
        }
        return line ?? file;
    }

    public void Dispose() => symbols.Dispose();
}
