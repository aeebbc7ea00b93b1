using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace StatHarness.Execution;

/// <summary>The version that an assembly states of itself, out of one piece of its file: the runtime's own way reads a hundred small ones.</summary>
internal static class AssemblyVersion
{
    /// <returns>Its <c>AssemblyInformationalVersion</c>; empty when it states none.</returns>
    public static string Informational(Stream assembly)
    {
        using var file = new PEReader(assembly, PEStreamOptions.PrefetchMetadata | PEStreamOptions.LeaveOpen);
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference) continue;
            var type = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (type.Kind != HandleKind.TypeReference || !metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)type).Name, "AssemblyInformationalVersionAttribute")) continue;
            var value = metadata.GetBlobReader(attribute.Value);
            // Two bytes of prologue, then the only argument (ECMA-335 II.23.3).
            value.ReadUInt16();
            return value.ReadSerializedString() ?? "";
        }
        return "";
    }
}
