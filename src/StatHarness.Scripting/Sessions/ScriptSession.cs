using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace StatHarness.Scripting;

/// <summary>
/// A C# session of a notebook: cells share variables, declarations and usings. Runs in the user's own process with the user's
/// own rights; plugins never run here. Not thread-safe: one cell at a time.
/// </summary>
public sealed class ScriptSession
{
    private readonly object globals;
    private readonly ScriptOptions options;
    private ScriptState<object>? state;

    /// <param name="globals">Its public members are in scope in every cell.</param>
    /// <param name="references">Assemblies that cells may use beside .NET itself.</param>
    /// <param name="imports">Namespaces in scope without <c>using</c>.</param>
    public ScriptSession(object globals, IEnumerable<Assembly> references, IEnumerable<string> imports)
    {
        this.globals = globals;
        options = ScriptOptions.Default
            .WithReferences(ScriptReferences.WholeFramework().Concat(references.Append(globals.GetType().Assembly).Select(a => a.Location)).Distinct(StringComparer.Ordinal).Select(p => Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(p)))
            .WithImports(imports)
            .WithFilePath("cell")
            .WithEmitDebugInformation(true)
            .WithFileEncoding(System.Text.Encoding.UTF8);
    }

    /// <summary>Runs a cell after all before it. Its variables stay, also when it throws half-way.</summary>
    /// <param name="cancellationToken">Stops compiling, or waiting: code that does not look at a token runs on in the background until it ends.</param>
    /// <exception cref="ScriptFailure">It does not compile; nothing ran.</exception>
    public async Task<CellValue> RunAsync(string code, CancellationToken cancellationToken = default)
    {
        var script = state is null ? CSharpScript.Create<object>(code, options, globals.GetType()) : state.Script.ContinueWith<object>(code, options);
        var errors = CompilerMessages.CompileErrors(await Task.Run(() => script.Compile(cancellationToken), cancellationToken)).ToList();
        if (errors.Count > 0) throw new ScriptFailure(errors);
        var next = await Task.Run(() => RunAsync(script, cancellationToken), cancellationToken).WaitAsync(cancellationToken);
        state = next;
        if (next.Exception is { } failure) ExceptionDispatchInfo.Throw(failure);
        return new(HasValue(script), next.ReturnValue);
    }

    /// <summary>Value of a variable of the session, for <c>#!set</c> and the like; null when there is none.</summary>
    public object? Variable(string name) => state?.GetVariable(name)?.Value;

    /// <summary>Names, types and values of all variables, the latest of a name only, ordinal.</summary>
    public IReadOnlyList<(string Name, Type Type, object? Value)> Variables =>
        state is null ? [] : [.. state.Variables.GroupBy(v => v.Name).Select(g => g.Last()).OrderBy(v => v.Name, StringComparer.Ordinal).Select(v => (v.Name, v.Type, (object?)v.Value))];

    private Task<ScriptState<object>> RunAsync(Script<object> script, CancellationToken cancellationToken) => state is null
        ? script.RunAsync(globals, _ => true, cancellationToken)
        : script.RunFromAsync(state, _ => true, cancellationToken);

    /// <summary>A cell has a value when its last statement is an expression without semicolon.</summary>
    private static bool HasValue(Script script)
    {
        var root = script.GetCompilation().SyntaxTrees.First().GetRoot();
        return root is Microsoft.CodeAnalysis.CSharp.Syntax.CompilationUnitSyntax { Members: [.., Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax last] }
            && last.Statement is Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionStatementSyntax { SemicolonToken.IsMissing: true };
    }
}
