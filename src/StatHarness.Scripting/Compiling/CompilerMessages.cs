using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StatHarness.Core;
using Diagnostic = StatHarness.Core.Diagnostic;

namespace StatHarness.Scripting;

/// <summary>The compiler's errors as diagnostics of ours: file, line and column of the script, and a hint where the reason is a rule of the house.</summary>
internal static class CompilerMessages
{
    public static IEnumerable<Diagnostic> Errors(IEnumerable<Microsoft.CodeAnalysis.Diagnostic> diagnostics, CSharpCompilation compilation) => diagnostics
        .Where(d => d.Severity == DiagnosticSeverity.Error)
        .Select(d => Translate(d, compilation));

    /// <summary>Without the rules of the house: a notebook cell may do anything its user may.</summary>
    public static IEnumerable<Diagnostic> CompileErrors(IEnumerable<Microsoft.CodeAnalysis.Diagnostic> diagnostics) => diagnostics
        .Where(d => d.Severity == DiagnosticSeverity.Error)
        .Select(d => ScriptingDiagnostics.CompileError(d.Id, MessageOf(d), PlaceOf(d.Location), null));

    private static string MessageOf(Microsoft.CodeAnalysis.Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    public static Place PlaceOf(Location location)
    {
        var span = location.GetMappedLineSpan();
        return span.IsValid ? new(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1) : new("plugin.csx");
    }

    private static Diagnostic Translate(Microsoft.CodeAnalysis.Diagnostic error, CSharpCompilation compilation)
    {
        var place = PlaceOf(error.Location);
        return error.Id switch
        {
            "CS1504" or "CS7099" or "CS0006" or "CS7011" => ScriptingDiagnostics.OutsidePackage(TextAt(error), place),
            "CS0227" => ScriptingDiagnostics.LanguageNotAllowed("unsafe code", "it reaches memory that is not the plugin's", "Use arrays and spans.", place),
            "CS0103" or "CS0117" or "CS0234" or "CS0246" or "CS0400" or "CS1061" or "CS1069" when Bans.ByName(LastName(TextAt(error))) is { } ban => StaticCheck.Refuse(ban, ban.Name, place),
            _ when AuthorHints.Setting(error, compilation) is { } setting => ScriptingDiagnostics.UnknownSetting(setting.Setting, AuthorHints.List(setting.Declared), setting.Nearest, place),
            _ => ScriptingDiagnostics.CompileError(error.Id, MessageOf(error), place, AuthorHints.Of(error, compilation)),
        };
    }

    /// <summary>The references of scripts do not even hold what is banned most: then the compiler sees an unknown name.</summary>
    private static string LastName(string text) => text[(text.LastIndexOf('.') + 1)..].Split('<', '(')[0];

    private static string TextAt(Microsoft.CodeAnalysis.Diagnostic error) =>
        error.Location.SourceTree is { } tree ? tree.GetText().ToString(error.Location.SourceSpan).Trim('"', ' ') : "";
}
