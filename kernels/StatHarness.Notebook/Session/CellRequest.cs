using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Notebook;

/// <param name="Language">Of the lines before the first language switch.</param>
/// <param name="Name">What diagnostics call the cell; default <c>cell [n]</c> with its execution count.</param>
/// <param name="Silent">Changes state but shows nothing and is not counted.</param>
public sealed record CellRequest(string Source, string Language = Languages.CSharp, string? Name = null, bool Silent = false);

[JsonConverter(typeof(SnakeCase<CellStatus>))]
public enum CellStatus
{
    Ok,
    Failed,
    Canceled,
}

/// <param name="ExecutionCount">Number of the cell in its session, from 1.</param>
/// <param name="Diagnostic">Why it did not end well; null when it did.</param>
/// <param name="Exit">What a process that ran only this cell would return.</param>
public sealed record CellOutcome(CellStatus Status, int ExecutionCount, Diagnostic? Diagnostic, ExitCode Exit);
