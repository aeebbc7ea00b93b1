using StatHarness.Core;
using StatHarness.Sdk.Packages;

namespace StatHarness.Scripting;

/// <summary>Keeps the compiler from source that makes it recurse or run without end. Counts characters, so that even the lexer is not needed.</summary>
internal static class SourceLimits
{
    private const int MaxCharacters = 512 * 1024;
    private const int MaxFiles = 64;
    private const int MaxNesting = 200;
    private const int MaxElse = 2_000;
    private const int MaxLambdas = 10;

    public static IEnumerable<Diagnostic> Check(IReadOnlyList<ScriptFile> scripts)
    {
        if (scripts.Count > MaxFiles) yield return ScriptingDiagnostics.TooComplex(scripts[0].Name, "Script files", scripts.Count, MaxFiles);
        var characters = scripts.Sum(s => (long)s.Text.Length);
        if (characters > MaxCharacters) yield return ScriptingDiagnostics.TooComplex(scripts[0].Name, "Characters in all scripts", characters, MaxCharacters);
        foreach (var script in scripts)
        {
            if (script.Name == PackageFile.Config) yield return ScriptingDiagnostics.TakenName(script.Name);
            var nesting = Nesting(script.Text);
            if (nesting > MaxNesting) yield return ScriptingDiagnostics.TooComplex(script.Name, "Levels of brackets", nesting, MaxNesting);
            var lambdas = Lambdas(script.Text);
            if (lambdas > MaxLambdas) yield return ScriptingDiagnostics.TooComplex(script.Name, "Levels of lambdas", lambdas, MaxLambdas);
            var branches = script.Text.AsSpan().Count("else");
            if (branches > MaxElse) yield return ScriptingDiagnostics.TooComplex(script.Name, "Branches 'else'", branches, MaxElse);
        }
    }

    /// <summary>
    /// Arrows whose body holds the next arrow: each level may double what the compiler tries. An arrow ends at the end of its
    /// statement, at the next argument, and at the bracket that closes around it.
    /// </summary>
    private static int Lambdas(string text)
    {
        var open = new Stack<int>();
        int depth = 0, deepest = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '(' or '[' or '{') open.Push(depth);
            else if (c is ')' or ']' or '}') depth = open.Count > 0 ? open.Pop() : 0;
            else if (c is ';' or ',') depth = open.Count > 0 ? open.Peek() : 0;
            else if (c == '=' && i + 1 < text.Length && text[i + 1] == '>') deepest = Math.Max(deepest, ++depth);
        }
        return deepest;
    }

    /// <summary>Brackets inside text count too: text that opens two hundred and closes none is rare, and says so.</summary>
    private static int Nesting(string text)
    {
        int depth = 0, deepest = 0;
        foreach (var c in text)
        {
            if (c is '(' or '[' or '{') deepest = Math.Max(deepest, ++depth);
            else if (c is ')' or ']' or '}' && depth > 0) depth--;
        }
        return deepest;
    }
}
