using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace StatHarness.Scripting;

/// <summary>Walks one assembly. Fails closed: what it does not know is a fault.</summary>
internal sealed partial class CodeWalk
{
    private const string Details = "<PrivateImplementationDetails>";
    private static readonly Ban Unsafe = new("unsafe code", "it reaches memory that is not the plugin's", "Use arrays and spans.");
    private static readonly Ban Layout = new("a type with explicit layout", "overlapping fields go around type safety", "Let the compiler lay it out.");
    private static readonly Ban Native = new("native code", "it leaves the runtime", "Use StatHarness.Statistics.");
    private static readonly Ban Finalizer = new("a finalizer", "it runs on a thread and at a time of its own", "Let go of what is not needed.");
    private static readonly Ban Initializer = new("a module initialiser", "it runs before the script is asked to", "Start with the first line of the script.");
    private static readonly Ban Impostor = new("a type in a namespace", "it could pass for one of the framework", "Declare types without a namespace.");
    private static readonly Ban TypeHandle = new("typeof", "reflection goes around every check", "Name the type and call it.");

    private readonly PEReader _pe;
    private readonly MetadataReader _reader;
    private readonly CodeTypes _types;
    private readonly List<CodeFault> _faults = [];

    public CodeWalk(PEReader pe, MetadataReader reader) => (_pe, _reader, _types) = (pe, reader, new CodeTypes(reader));

    public IReadOnlyList<CodeFault> Run()
    {
        foreach (var handle in _reader.AssemblyReferences)
        {
            var name = _reader.GetString(_reader.GetAssemblyReference(handle).Name);
            if (!AllowedSymbols.Framework.Contains(name) && !AllowedSymbols.Own.Contains(name)) Add($"assembly {name}", Bans.OtherNamespace);
        }
        for (var row = 1; row <= _reader.GetTableRowCount(TableIndex.ModuleRef); row++)
            Add(_reader.GetString(_reader.GetModuleReference(MetadataTokens.ModuleReferenceHandle(row)).Name), Native);
        foreach (var handle in _reader.DeclarativeSecurityAttributes)
            if (!handle.IsNil) Add(null, Unsafe);
        foreach (var handle in _reader.CustomAttributes) CheckAttribute(_reader.GetCustomAttribute(handle));
        foreach (var handle in _reader.TypeDefinitions) CheckType(handle, _reader.GetTypeDefinition(handle));
        return _faults;
    }

    private void Add(string? symbol, Ban ban, MethodDefinitionHandle method = default, int offset = 0) => _faults.Add(new(symbol, ban, method, offset));

    private void CheckAttribute(CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference) return;
        var type = _types.OfEntity(_reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent).Head;
        if (type is not { } named || CompilerMade.Attributes.Contains(named.Name)) return;
        if (named.Name == "System.Runtime.CompilerServices.InlineArrayAttribute" && attribute.Parent.Kind == HandleKind.TypeDefinition
            && _reader.GetString(_reader.GetTypeDefinition((TypeDefinitionHandle)attribute.Parent).Name).StartsWith("<>y__InlineArray", StringComparison.Ordinal)) return;
        if (Symbols.Type(named.Space, named.Name) is { } ban) Add(named.Name, ban, attribute.Parent.Kind == HandleKind.MethodDefinition ? (MethodDefinitionHandle)attribute.Parent : default);
    }

    private void CheckType(TypeDefinitionHandle handle, TypeDefinition type)
    {
        var name = _reader.GetString(type.Name);
        if (name == "<Module>" && type.GetMethods().Count > 0) Add(null, Initializer, type.GetMethods().First());
        if (!type.Namespace.IsNil) Add(null, Impostor);
        bool hasData = false, hasOffset = false;
        foreach (var field in type.GetFields())
        {
            var definition = _reader.GetFieldDefinition(field);
            hasData |= (definition.Attributes & FieldAttributes.Static) == 0;
            hasOffset |= definition.GetOffset() >= 0;
        }
        if (hasData && ((type.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout || !type.GetLayout().IsDefault) || hasOffset) Add(null, Layout);
        CheckNamed(_types.OfEntity(type.BaseType), default);
        foreach (var implemented in type.GetInterfaceImplementations()) CheckNamed(_types.OfEntity(_reader.GetInterfaceImplementation(implemented).Interface), default);
        CheckConstraints(type.GetGenericParameters());
        foreach (var handleOfField in type.GetFields())
        {
            var field = _reader.GetFieldDefinition(handleOfField);
            if ((field.Attributes & FieldAttributes.HasFieldMarshal) != 0) Add(null, Native);
            CheckNamed(_types.Field(field), default);
        }
        var isDelegate = _types.OfEntity(type.BaseType).Head?.Name == "System.MulticastDelegate";
        foreach (var method in type.GetMethods()) CheckMethod(method, _reader.GetMethodDefinition(method), name, isDelegate);
    }

    private void CheckConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (var parameter in parameters)
            foreach (var constraint in _reader.GetGenericParameter(parameter).GetConstraints())
                CheckNamed(_types.OfEntity(_reader.GetGenericParameterConstraint(constraint).Type), default);
    }

    private void CheckMethod(MethodDefinitionHandle handle, MethodDefinition method, string type, bool isDelegate)
    {
        var implementation = method.ImplAttributes;
        var foreign = (method.Attributes & (MethodAttributes.PinvokeImpl | MethodAttributes.UnmanagedExport)) != 0
            || (implementation & (MethodImplAttributes.InternalCall | MethodImplAttributes.ForwardRef | MethodImplAttributes.Unmanaged | MethodImplAttributes.Synchronized)) != 0
            || (implementation & MethodImplAttributes.CodeTypeMask) != (isDelegate ? MethodImplAttributes.Runtime : MethodImplAttributes.IL);
        if (foreign || (method.RelativeVirtualAddress == 0) != (isDelegate || (method.Attributes & MethodAttributes.Abstract) != 0)) Add(null, Native, handle);
        if (isDelegate) return;
        var signature = _types.Method(method);
        var name = _reader.GetString(method.Name);
        if (signature.Header.CallingConvention == SignatureCallingConvention.VarArgs) Add(null, Unsafe, handle);
        if (name == "Finalize" && signature.Header.IsInstance && signature.ParameterTypes.IsEmpty) Add(null, Finalizer, handle);
        CheckNamed(signature.ReturnType, handle);
        foreach (var parameter in signature.ParameterTypes) CheckNamed(parameter, handle);
        CheckConstraints(method.GetGenericParameters());
        if (foreign || method.RelativeVirtualAddress == 0) return;
        CheckBody(handle, _pe.GetMethodBody(method.RelativeVirtualAddress), new(type, name));
    }

    /// <summary>A type that stands in the plugin's own declarations.</summary>
    private void CheckNamed(CodeType type, MethodDefinitionHandle method, int offset = 0)
    {
        if (type.Pointer || type.Pinned) Add(null, Unsafe, method, offset);
        foreach (var named in type.Named)
            if (!CompilerMade.Types.Contains(named.Name) && Symbols.Type(named.Space, named.Name) is { } ban) Add(named.Name, ban, method, offset);
    }
}
