using System.Diagnostics.CodeAnalysis;
using StatHarness.Core;

namespace StatHarness.Scripting;

/// <param name="HasValue">The cell ends in an expression without semicolon; its value may still be null.</param>
public sealed record CellValue(bool HasValue, object? Value);

/// <summary>A cell that does not compile.</summary>
/// <param name="diagnostics">Errors with line and column inside the cell, from 1; at least one.</param>
[SuppressMessage("Naming", "CA1710", Justification = "Reads as what it is in a catch of a face.")]
public sealed class ScriptFailure(IReadOnlyList<Diagnostic> diagnostics) : Exception(string.Join('\n', diagnostics))
{
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;
}
