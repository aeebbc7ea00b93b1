using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace StatHarness.Execution;

/// <summary>The version that an assembly states of itself, out of bytes that were read anyway: the runtime's own way reads the file in a hundred small pieces.</summary>
internal static class AssemblyVersion
{
    /// <returns>Its <c>AssemblyInformationalVersion</c>; empty when it states none.</returns>
    public static string Informational(byte[] assembly)
    {
        using var file = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(assembly));
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
