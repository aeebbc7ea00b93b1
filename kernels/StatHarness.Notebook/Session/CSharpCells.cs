using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace StatHarness.Notebook;

/// <summary>C# of the session: each cell sees what the cells before it declared.</summary>
internal sealed class CSharpCells(NotebookGlobals globals)
{
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && a.Location.Length > 0 && a.GetName().Name!.StartsWith("System", StringComparison.Ordinal)))
        .AddReferences(typeof(Core.Digest).Assembly, typeof(Data.Column).Assembly, typeof(Sdk.Formats.V1.Finding).Assembly,
            typeof(Reporting.Formats.V1.ReportRecord).Assembly, typeof(Planning.Formats.V1.PlanRecord).Assembly,
            typeof(Workbench.HarnessSession).Assembly, typeof(CSharpCells).Assembly, typeof(Enumerable).Assembly, typeof(List<>).Assembly, typeof(System.Text.Json.Nodes.JsonNode).Assembly)
        .WithImports("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading", "System.Threading.Tasks",
            "StatHarness.Core", "StatHarness.Data", "StatHarness.Sdk", "StatHarness.Sdk.Formats.V1", "StatHarness.Workbench", "StatHarness.Notebook");

    private ScriptState<object>? state;

    /// <summary>Values of all variables, in the order of their declaration.</summary>
    public IEnumerable<object?> Variables => state?.Variables.Select(variable => variable.Value) ?? [];

    public async Task<CellValue> RunAsync(CodePart code, CancellationToken cancellationToken)
    {
        try
        {
            state = state is null
                ? await CSharpScript.RunAsync(code.Placed, Options, globals, typeof(NotebookGlobals), cancellationToken).ConfigureAwait(false)
                : await state.ContinueWithAsync(code.Placed, Options, cancellationToken).ConfigureAwait(false);
            return new(state.ReturnValue is not null, state.ReturnValue);
        }
        catch (CompilationErrorException broken)
        {
            throw new CompilationException([.. broken.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(Error)], broken);
        }
    }

    /// <summary>Declares a variable for later cells.</summary>
    /// <param name="member">Of <see cref="CurrentWork"/>.</param>
    public Task DeclareAsync(string name, string member, CancellationToken cancellationToken) =>
        RunAsync(new CodePart(Languages.CSharp, $"var @{name} = Current.{member}!;", 1), cancellationToken);

    private static CompilationError Error(Diagnostic diagnostic)
    {
        var start = diagnostic.Location.GetLineSpan().StartLinePosition;
        return new(diagnostic.Id, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), start.Line + 1, start.Character + 1);
    }
}

internal readonly record struct CellValue(bool HasValue, object? Value);

internal sealed record CompilationError(string Code, string Message, int Line, int Column);

internal sealed class CompilationException(IReadOnlyList<CompilationError> errors, Exception inner) : Exception(errors[0].Message, inner)
{
    public IReadOnlyList<CompilationError> Errors => errors;
}
