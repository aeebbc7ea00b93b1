namespace StatHarness.Core;

/// <summary>One problem, said once: what was found and expected, where, and how to mend it.</summary>
/// <param name="Code">Stable code <c>SHnnnn</c>, listed in <c>docs/diagnostics.md</c>.</param>
public sealed record Diagnostic(string Code, string Message, Place? Place = null, string? Hint = null)
{
    public override string ToString() =>
        (Place is null ? $"{Code}: {Message}" : $"{Place}: {Code}: {Message}") + (Hint is null ? "" : $"\n  hint: {Hint}");
}

/// <summary>Where a problem is. Lines and columns count from 1; 0 means that the whole thing is meant.</summary>
public sealed record Place(string Path, long Line = 0, int Column = 0)
{
    public override string ToString() => Line == 0 ? Path : Column == 0 ? $"{Path}:{Line}" : $"{Path}:{Line}:{Column}";
}

/// <summary>Ends a command because of one diagnostic.</summary>
public sealed class DiagnosticException(Diagnostic diagnostic, ExitCode exit = ExitCode.BadInput, Exception? inner = null)
    : Exception(diagnostic.ToString(), inner)
{
    public Diagnostic Diagnostic { get; } = diagnostic;

    public ExitCode Exit { get; } = exit;
}
