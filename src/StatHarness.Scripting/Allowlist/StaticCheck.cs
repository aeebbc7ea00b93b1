using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Diagnostic = StatHarness.Core.Diagnostic;

namespace StatHarness.Scripting;

/// <summary>
/// Reads the scripts symbol by symbol and says, per place, what a plugin may not name and what to use instead.
/// It is good to authors; what it misses <see cref="AssemblyCheck"/> finds, and what holds a hostile plugin is the sandbox.
/// </summary>
internal static class StaticCheck
{
    public static IEnumerable<Diagnostic> Run(CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.FilePath == PackageFile.Config) continue;
            foreach (var refused in Directives(tree, cancellationToken)) yield return refused;
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes(descendIntoTrivia: false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Language(node) is { } refused) yield return refused;
                if (Named(node, model, compilation, cancellationToken) is { } banned) yield return banned;
            }
        }
    }

    /// <summary>A script that says that its lines are those of another file misleads whoever reads a message; the first such line of the entry is ours.</summary>
    private static IEnumerable<Diagnostic> Directives(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var ours = tree.GetText(cancellationToken).ToString().StartsWith($"#load \"{PackageFile.Config}\"\n#line 1 ", StringComparison.Ordinal) ? 1 : 0;
        for (var at = tree.GetRoot(cancellationToken).GetFirstDirective(); at is not null; at = at.GetNextDirective())
            if (at is LineOrSpanDirectiveTriviaSyntax && at.IsActive && ours-- <= 0)
                yield return ScriptingDiagnostics.LanguageNotAllowed("#line", "messages would name the wrong place", "Leave it out.", new(tree.FilePath));
    }

    private static readonly (string What, string Why, string Instead) Async = ("async", "a plugin runs on one thread, start to end", "Call it directly.");

    private static Diagnostic? Language(SyntaxNode node)
    {
        (string What, string Why, string Instead)? rule = node switch
        {
            UnsafeStatementSyntax or PointerTypeSyntax or FunctionPointerTypeSyntax or FixedStatementSyntax => ("unsafe code", "it reaches memory that is not the plugin's", "Use arrays and spans."),
            DestructorDeclarationSyntax => ("a finalizer", "it runs on a thread and at a time of its own", "Let go of what is not needed."),
            MakeRefExpressionSyntax or RefTypeExpressionSyntax or RefValueExpressionSyntax => ("a typed reference", "it goes around type safety", "Use ref."),
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.ArgListExpression } => ("__arglist", "it goes around type safety", "Use params."),
            AwaitExpressionSyntax => ("await", "a plugin runs on one thread, start to end", "Call it directly."),
            MethodDeclarationSyntax { Modifiers: var modifiers } when modifiers.Any(SyntaxKind.AsyncKeyword) => Async,
            LocalFunctionStatementSyntax { Modifiers: var modifiers } when modifiers.Any(SyntaxKind.AsyncKeyword) => Async,
            AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: (int)SyntaxKind.AsyncKeyword } => Async,
            TypeOfExpressionSyntax => ("typeof", "reflection goes around every check", "Name the type and call it."),
            LockStatementSyntax => ("lock", "a plugin runs on one thread", "Leave it out."),
            MemberDeclarationSyntax member when member.Modifiers.Any(SyntaxKind.ExternKeyword) || member.Modifiers.Any(SyntaxKind.UnsafeKeyword) => ("extern or unsafe code", "it leaves the runtime", "Use StatHarness.Statistics."),
            LocalFunctionStatementSyntax local when local.Modifiers.Any(SyntaxKind.ExternKeyword) || local.Modifiers.Any(SyntaxKind.UnsafeKeyword) => ("extern or unsafe code", "it leaves the runtime", "Use StatHarness.Statistics."),
            _ => null,
        };
        return rule is { } r ? ScriptingDiagnostics.LanguageNotAllowed(r.What, r.Why, r.Instead, CompilerMessages.PlaceOf(node.GetLocation())) : null;
    }

    private static Diagnostic? Named(SyntaxNode node, SemanticModel model, CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        if (node is not (SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or AttributeSyntax)) return null;
        if (node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias: null, StaticKeyword.RawKind: 0 }) return null;
        if (node is IdentifierNameSyntax { IsVar: true }) return null;
        var found = model.GetSymbolInfo(node, cancellationToken);
        var symbol = found.Symbol ?? (found.CandidateSymbols.Length > 0 ? found.CandidateSymbols[0] : null);
        if (symbol is null || Banned(symbol, compilation, InHash(node)) is not { } hit) return null;
        return Refuse(hit.Ban, hit.Symbol, CompilerMessages.PlaceOf(node.GetLocation()));
    }

    private static bool InHash(SyntaxNode node) => node.Ancestors().OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == "GetHashCode");

    public static Diagnostic Refuse(Ban ban, string symbol, Core.Place place) => ban.Deterministic
        ? ScriptingDiagnostics.NotAllowed(symbol, ban.Why, ban.Instead, place)
        : ScriptingDiagnostics.NotDeterministic(symbol, ban.Why, ban.Instead, place);

    private static (string Symbol, Ban Ban)? Banned(ISymbol symbol, CSharpCompilation compilation, bool inHash)
    {
        if (symbol is IAliasSymbol alias) symbol = alias.Target;
        if (symbol is INamespaceSymbol or ILabelSymbol or IRangeVariableSymbol or IPreprocessingSymbol) return null;
        if (symbol is ITypeSymbol { TypeKind: TypeKind.Dynamic }) return ("dynamic", new("dynamic", "reflection goes around every check", "Name the type."));
        if (symbol is INamedTypeSymbol named && inHash && FullName(named) == "System.HashCode") return null;
        if (symbol is ITypeSymbol type) return OfType(type, compilation);
        if (symbol.ContainingType is { } owner && OfMember(symbol, owner, compilation, inHash) is { } hit) return hit;
        return ResultType(symbol) is { } result && OfType(result, compilation) is { } leaked ? (Name(symbol) + " → " + leaked.Symbol, leaked.Ban) : null;
    }

    private static (string Symbol, Ban Ban)? OfMember(ISymbol member, INamedTypeSymbol owner, CSharpCompilation compilation, bool inHash)
    {
        if (IsOwn(member, compilation)) return member is IMethodSymbol { Name: "GetHashCode", Parameters.Length: 0 } && !inHash ? (Name(member), Bans.Hashing) : null;
        if (owner.Name.Length == 0) return null;
        var name = Name(member);
        if (member is IMethodSymbol { OverriddenMethod: { } overridden } && IsText(owner) && Bans.Find(Name(overridden.OriginalDefinition)) is { } inherited && !inHash) return (name, inherited);
        var part = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "" : member.Name;
        if (Symbols.Member(SpaceOf(owner), FullName(owner), part, inHash) is { } ban) return (name, ban);
        return member is IMethodSymbol { Parameters: var parameters } && parameters.Select(parameter => parameter.Type as INamedTypeSymbol).Select(type => Symbols.Argument(FullName(owner), FullName(type))).FirstOrDefault(refused => refused is not null) is { } argument
            ? (name, argument) : null;
    }

    private static bool IsText(INamedTypeSymbol owner) => owner.SpecialType is SpecialType.System_String or SpecialType.System_Object or SpecialType.System_ValueType;

    private static (string Symbol, Ban Ban)? OfType(ITypeSymbol type, CSharpCompilation compilation)
    {
        switch (type)
        {
            case IArrayTypeSymbol array: return OfType(array.ElementType, compilation);
            case IPointerTypeSymbol pointer: return OfType(pointer.PointedAtType, compilation);
            case IDynamicTypeSymbol: return ("dynamic", new("dynamic", "reflection goes around every check", "Name the type."));
            case INamedTypeSymbol named:
                foreach (var argument in named.TypeArguments)
                    if (argument is not IErrorTypeSymbol && OfType(argument, compilation) is { } inner) return inner;
                return IsOwn(named, compilation) ? null : OfNamedType(named);
            default: return null;
        }
    }

    private static (string Symbol, Ban Ban)? OfNamedType(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error || type.Name.Length == 0) return null;
        return Symbols.Type(SpaceOf(type), FullName(type)) is { } ban ? (FullName(type), ban) : null;
    }

    private static string SpaceOf(INamedTypeSymbol type) => type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";

    private static bool IsOwn(ISymbol symbol, CSharpCompilation compilation) =>
        symbol.ContainingAssembly is { } assembly && SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly);

    private static ITypeSymbol? ResultType(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: not MethodKind.Constructor } method => method.ReturnsVoid ? null : method.ReturnType,
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IEventSymbol happening => happening.Type,
        _ => null,
    };

    private static string Name(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? FullName(member.ContainingType) : $"{FullName(member.ContainingType)}.{member.Name}";

    private static string FullName(INamedTypeSymbol? type) =>
        type is null ? "" : type.ContainingType is { } outer ? $"{FullName(outer)}.{type.Name}" : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.Name}" : type.Name;
}
