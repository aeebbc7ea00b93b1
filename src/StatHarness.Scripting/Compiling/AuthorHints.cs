using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StatHarness.Core;
using StatHarness.Sdk;

namespace StatHarness.Scripting;

/// <summary>What an author probably meant where the compiler only knows that a name is not there.</summary>
internal static class AuthorHints
{
    private const int Longest = 20;

    /// <summary>A setting that <c>config.schema.json</c> does not declare, with the names it does; null when the error is another.</summary>
    public static (string Setting, IReadOnlyList<string> Declared, string? Nearest)? Setting(Microsoft.CodeAnalysis.Diagnostic error, CSharpCompilation compilation)
    {
        if (error.Id != "CS1061" || Name(error) is not { } name || Receiver(name, compilation) is not { } type || !type.DeclaringSyntaxReferences.Any(at => at.SyntaxTree.FilePath == PackageFile.Config)) return null;
        var declared = type.GetMembers().OfType<IPropertySymbol>().Select(member => member.Name).Order(StringComparer.Ordinal).ToList();
        return (name.Identifier.Text, declared, NearestName.Of(name.Identifier.Text, declared));
    }

    /// <returns>Null when nothing is near.</returns>
    public static string? Of(Microsoft.CodeAnalysis.Diagnostic error, CSharpCompilation compilation)
    {
        if (Name(error) is not { } name) return null;
        var candidates = error.Id switch
        {
            "CS0103" => compilation.GetSemanticModel(name.SyntaxTree).LookupSymbols(name.SpanStart).Select(symbol => symbol.Name).Concat(Scope()),
            "CS1061" or "CS0117" when Receiver(name, compilation) is { } type => Members(type),
            "CS1739" when name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call => Parameters(call, compilation),
            _ => [],
        };
        return NearestName.Of(name.Identifier.Text, candidates.Where(candidate => candidate.Length > 0 && candidate[0] != '<').Distinct(StringComparer.Ordinal)) is { } nearest ? $"Did you mean {nearest}?" : null;
    }

    public static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Take(Longest)) + (names.Count > Longest ? ", …" : "");

    /// <summary>Members of the context: the script's own scope.</summary>
    private static IEnumerable<string> Scope() => typeof(PluginContext).GetMembers().Where(member => member.DeclaringType == typeof(PluginContext)).Select(member => member.Name).Where(name => !name.Contains('_', StringComparison.Ordinal)).Append("Config");

    private static IEnumerable<string> Members(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            foreach (var member in at.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public && member.CanBeReferencedByName)) yield return member.Name;
    }

    private static IEnumerable<string> Parameters(InvocationExpressionSyntax call, CSharpCompilation compilation)
    {
        var found = compilation.GetSemanticModel(call.SyntaxTree).GetSymbolInfo(call);
        return found.CandidateSymbols.Append(found.Symbol).OfType<IMethodSymbol>().SelectMany(method => method.Parameters).Select(parameter => parameter.Name);
    }

    private static ITypeSymbol? Receiver(SimpleNameSyntax name, CSharpCompilation compilation)
    {
        if (name.Parent is not MemberAccessExpressionSyntax access || access.Name != name) return null;
        var model = compilation.GetSemanticModel(name.SyntaxTree);
        return model.GetTypeInfo(access.Expression).Type ?? model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol;
    }

    private static SimpleNameSyntax? Name(Microsoft.CodeAnalysis.Diagnostic error) =>
        error.Location.SourceTree is { } tree && tree.FilePath != PackageFile.Config ? tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true) as SimpleNameSyntax : null;
}
