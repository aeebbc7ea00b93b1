using System.Reflection;
using System.Reflection.Metadata;

namespace StatHarness.Scripting;

internal sealed partial class CodeWalk
{
    private static readonly Ban Calli = new("a call through a pointer", "it goes around type safety", "Use a delegate.");
    private static readonly Ban Mutable = new("a typed reference", "it goes around type safety", "Use ref.");

    /// <summary>In which method an instruction stands.</summary>
    private sealed record Site(string Type, string Method)
    {
        public bool InDetails => Type.StartsWith(Details, StringComparison.Ordinal);

        public bool InHash => Method == "GetHashCode" || Method.EndsWith(".GetHashCode", StringComparison.Ordinal);

        public bool InIterator => Type.StartsWith('<') && (Method == ".ctor" || Method.EndsWith("GetEnumerator", StringComparison.Ordinal));

        public bool HasStackMemory { get; init; }
    }

    private void CheckBody(MethodDefinitionHandle method, MethodBodyBlock body, Site site)
    {
        if (!body.LocalSignature.IsNil)
            foreach (var local in _types.Locals(_reader.GetStandaloneSignature(body.LocalSignature))) CheckNamed(local, method);
        foreach (var region in body.ExceptionRegions)
            if (region.Kind == ExceptionRegionKind.Catch) CheckNamed(_types.OfEntity(region.CatchType), method, region.HandlerOffset);
        var instructions = Instruction.Decode(body.GetILReader());
        site = site with { HasStackMemory = instructions.Any(i => i.Code == ILOpCode.Localloc) };
        foreach (var instruction in instructions) Check(instruction, method, site);
    }

    private void Check(Instruction instruction, MethodDefinitionHandle method, Site site)
    {
        var offset = instruction.Offset;
        switch (instruction.Code)
        {
            case ILOpCode.Calli or ILOpCode.Jmp: Add(null, Calli, method, offset); break;
            case ILOpCode.Arglist or ILOpCode.Mkrefany or ILOpCode.Refanyval or ILOpCode.Refanytype: Add(null, Mutable, method, offset); break;
            // Memory of the stack needs its size as a native number; nothing else in safe code makes one, and a pointer is one.
            case ILOpCode.Cpblk or ILOpCode.Initblk or ILOpCode.Conv_i or ILOpCode.Conv_u when !site.HasStackMemory: Add(null, Unsafe, method, offset); break;
            case ILOpCode.Ldtoken when instruction.Token.Kind != HandleKind.FieldDefinition && site.Method != "get_EqualityContract": Add(null, TypeHandle, method, offset); break;
        }
        switch (instruction.Token.Kind)
        {
            case HandleKind.MemberReference: CheckMember((MemberReferenceHandle)instruction.Token, method, offset, site); break;
            case HandleKind.MethodDefinition: CheckOwn(_reader.GetString(_reader.GetMethodDefinition((MethodDefinitionHandle)instruction.Token).Name), method, offset, site); break;
            case HandleKind.MethodSpecification: CheckGeneric(_reader.GetMethodSpecification((MethodSpecificationHandle)instruction.Token), method, offset, site); break;
            case HandleKind.TypeReference or HandleKind.TypeSpecification: CheckNamed(_types.OfEntity(instruction.Token), method, offset); break;
            case HandleKind.StandaloneSignature: Add(null, Calli, method, offset); break;
        }
    }

    private void CheckGeneric(MethodSpecification specification, MethodDefinitionHandle method, int offset, Site site)
    {
        foreach (var argument in _types.Arguments(specification)) CheckNamed(argument, method, offset);
        if (specification.Method.Kind == HandleKind.MemberReference) CheckMember((MemberReferenceHandle)specification.Method, method, offset, site);
    }

    private void CheckOwn(string name, MethodDefinitionHandle method, int offset, Site site)
    {
        if (name == "GetHashCode" && !site.InHash) Add(name, Bans.Hashing, method, offset);
    }

    private void CheckMember(MemberReferenceHandle handle, MethodDefinitionHandle method, int offset, Site site)
    {
        var member = _reader.GetMemberReference(handle);
        var name = _reader.GetString(member.Name);
        if (member.Parent.Kind is not (HandleKind.TypeReference or HandleKind.TypeSpecification or HandleKind.TypeDefinition)) Add(name, Calli, method, offset);
        var parent = _types.OfEntity(member.Parent);
        foreach (var argument in parent.Named)
            if (argument != parent.Head) CheckNamed(CodeType.Of(argument), method, offset);
        if (parent.Head is not { } owner)
        {
            CheckOwn(name, method, offset, site);
            return;
        }
        var full = $"{owner.Name}.{name}";
        if (IsCompilerMade(full, site)) return;
        if (Symbols.Member(owner.Space, owner.Name, Plain(name), site.InHash) is { } ban)
        {
            Add(Plain(name).Length == 0 ? owner.Name : $"{owner.Name}.{Plain(name)}", ban, method, offset);
            return;
        }
        CheckWhatComesBack(member, full, method, offset, site);
    }

    private static bool IsCompilerMade(string member, Site site) =>
        CompilerMade.Members.Contains(member) || (site.InDetails && CompilerMade.InDetails.Contains(member)) || (site.InIterator && member == CompilerMade.ThreadId);

    /// <summary>An argument of a type that nobody can make is harmless; what a call hands back is not.</summary>
    private void CheckWhatComesBack(MemberReference member, string full, MethodDefinitionHandle method, int offset, Site site)
    {
        if (member.GetKind() == MemberReferenceKind.Field)
        {
            CheckLeak(_types.Field(member), full, method, offset);
            return;
        }
        var signature = _types.Method(member);
        if (signature.Header.CallingConvention == SignatureCallingConvention.VarArgs) Add(null, Unsafe, method, offset);
        CheckLeak(signature.ReturnType, full, method, offset);
        foreach (var named in signature.ParameterTypes.SelectMany(parameter => parameter.Named))
            if (Symbols.Argument(full, named.Name) is { } ban) Add(full, ban, method, offset);
        foreach (var parameter in signature.ParameterTypes)
        {
            if (parameter.ByReference) CheckLeak(parameter, full, method, offset);
            else if (parameter.Pointer && !(site.HasStackMemory && full is "System.Span..ctor" or "System.ReadOnlySpan..ctor")) Add(null, Unsafe, method, offset);
        }
    }

    private void CheckLeak(CodeType type, string full, MethodDefinitionHandle method, int offset)
    {
        if (type.Pointer) Add(null, Unsafe, method, offset);
        foreach (var named in type.Named)
            if (Symbols.Type(named.Space, named.Name) is { } ban && !CompilerMade.Types.Contains(named.Name)) Add($"{full} → {named.Name}", ban, method, offset);
    }

    /// <summary>As source names it: a property without get and set, a constructor by its type.</summary>
    private static string Plain(string name) =>
        name == ".ctor" ? ""
        : name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal) || name.StartsWith("add_", StringComparison.Ordinal) ? name[4..]
        : name.StartsWith("remove_", StringComparison.Ordinal) ? name[7..] : name;
}
