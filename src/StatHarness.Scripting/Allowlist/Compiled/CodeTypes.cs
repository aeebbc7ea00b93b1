using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace StatHarness.Scripting;

/// <summary>
/// Reads the signatures of a distrusted assembly. A signature has a length and a depth, so that reading one cannot exhaust the stack; one that may nest as no
/// compiler makes it is read on a stack of its own, which costs a worker a millisecond.
/// </summary>
internal sealed class CodeTypes(MetadataReader reader) : ISignatureTypeProvider<CodeType, object?>
{
    private const int LongestSignature = 65_536, MostNesting = 4_000, OrdinaryNesting = 250, DeepestSpecification = 4, StackBytes = 8 << 20;

    // What a signature nests by: pointer, reference, array, generic instance, function pointer, vector, modifiers, pinned (ECMA-335, II.23.1.16).
    private static readonly System.Buffers.SearchValues<byte> Nesting = System.Buffers.SearchValues.Create([0x0F, 0x10, 0x14, 0x15, 0x1B, 0x1D, 0x1F, 0x20, 0x45]);

    private const int DeepestType = 64;
    private int _depth;

    public CodeType OfEntity(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeReference => CodeType.Of(Name((TypeReferenceHandle)handle)),
        HandleKind.TypeSpecification => GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)handle, 0),
        _ => CodeType.Nothing,
    };

    public NamedType Name(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = Plain(reader.GetString(type.Name));
        for (var depth = 0; type.ResolutionScope.Kind == HandleKind.TypeReference; depth++)
        {
            if (depth == DeepestType) throw new InvalidDataException("a type is nested too deep");
            type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
            name = $"{Plain(reader.GetString(type.Name))}.{name}";
        }
        var space = reader.GetString(type.Namespace);
        return new(space, space.Length == 0 ? name : $"{space}.{name}");
    }

    public MethodSignature<CodeType> Method(MethodDefinition method) => Checked(method.Signature, () => method.DecodeSignature(this, null));

    public MethodSignature<CodeType> Method(MemberReference member) => Checked(member.Signature, () => member.DecodeMethodSignature(this, null));

    public CodeType Field(MemberReference member) => Checked(member.Signature, () => member.DecodeFieldSignature(this, null));

    public CodeType Field(FieldDefinition field) => Checked(field.Signature, () => field.DecodeSignature(this, null));

    public ImmutableArray<CodeType> Arguments(MethodSpecification method) => Checked(method.Signature, () => method.DecodeSignature(this, null));

    public ImmutableArray<CodeType> Locals(StandaloneSignature signature) => Checked(signature.Signature, () => signature.DecodeLocalSignature(this, null));

    public CodeType GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.TypedReference or PrimitiveTypeCode.IntPtr or PrimitiveTypeCode.UIntPtr => CodeType.Of(new("System", $"System.{typeCode}")),
        _ => CodeType.Nothing,
    };

    public CodeType GetTypeFromDefinition(MetadataReader metadata, TypeDefinitionHandle handle, byte rawTypeKind) => CodeType.Nothing;

    public CodeType GetTypeFromReference(MetadataReader metadata, TypeReferenceHandle handle, byte rawTypeKind) => CodeType.Of(Name(handle));

    public CodeType GetTypeFromSpecification(MetadataReader metadata, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
    {
        if (++_depth > DeepestSpecification) throw new InvalidDataException("a type specification names itself");
        var specification = reader.GetTypeSpecification(handle);
        var type = Checked(specification.Signature, () => specification.DecodeSignature(this, null));
        _depth--;
        return type;
    }

    public CodeType GetSZArrayType(CodeType elementType) => elementType with { Head = null };

    public CodeType GetArrayType(CodeType elementType, ArrayShape shape) => elementType with { Head = null };

    public CodeType GetByReferenceType(CodeType elementType) => elementType with { ByReference = true };

    public CodeType GetPointerType(CodeType elementType) => elementType with { Head = null, Pointer = true };

    public CodeType GetFunctionPointerType(MethodSignature<CodeType> signature) => CodeType.Nothing with { Pointer = true };

    public CodeType GetPinnedType(CodeType elementType) => elementType with { Pinned = true };

    public CodeType GetModifiedType(CodeType modifier, CodeType unmodifiedType, bool isRequired) => unmodifiedType with { Named = [.. unmodifiedType.Named, .. modifier.Named] };

    public CodeType GetGenericInstantiation(CodeType genericType, ImmutableArray<CodeType> typeArguments) => genericType with
    {
        Named = [.. genericType.Named, .. typeArguments.SelectMany(argument => argument.Named)],
        Pointer = genericType.Pointer || typeArguments.Any(argument => argument.Pointer),
    };

    public CodeType GetGenericMethodParameter(object? genericContext, int index) => CodeType.Nothing;

    public CodeType GetGenericTypeParameter(object? genericContext, int index) => CodeType.Nothing;

    private T Checked<T>(BlobHandle signature, Func<T> decode)
    {
        var bytes = reader.GetBlobBytes(signature).AsSpan();
        if (bytes.Length > LongestSignature) throw new InvalidDataException($"a signature is longer than {LongestSignature} bytes");
        var nested = 0;
        for (var at = bytes.IndexOfAny(Nesting); at >= 0; at = bytes.IndexOfAny(Nesting))
        {
            if (++nested > MostNesting) throw new InvalidDataException("a signature nests too deep");
            bytes = bytes[(at + 1)..];
        }
        return nested > OrdinaryNesting ? BigStack.Run(decode, StackBytes) : decode();
    }

    private static string Plain(string name) => name.LastIndexOf('`') is var arity and > 0 ? name[..arity] : name;
}
