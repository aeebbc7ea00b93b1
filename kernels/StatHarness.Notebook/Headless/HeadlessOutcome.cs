using System.Globalization;
using System.Text.Json.Serialization;
using StatHarness.Core;

namespace StatHarness.Notebook;

/// <param name="Done">Code cells that ended.</param>
/// <param name="Total">Code cells there are; empty ones are not counted.</param>
/// <param name="Cell">Number of the cell in the notebook, from 1, text cells included.</param>
/// <param name="State">running, ok, failed or canceled.</param>
public sealed record CellProgress(int Done, int Total, int Cell, string State);

/// <summary>How a notebook ran without a front-end.</summary>
/// <param name="Output">The copy with the outputs; written whatever the outcome.</param>
/// <param name="CellsRun">Code cells that were started.</param>
/// <param name="FailedCell">Number of the cell that ended the run, from 1, text cells included; null when none did.</param>
/// <param name="Diagnostic">Why it ended early; null when it did not.</param>
/// <param name="Exit">What the process should return.</param>
public sealed record HeadlessOutcome(string Notebook, string Output, int CellsRun, int CellsTotal, int? FailedCell, Diagnostic? Diagnostic, ExitCode Exit)
{
    public bool Succeeded => Exit == ExitCode.Ok;

    /// <summary>For people.</summary>
    [JsonIgnore]
    public string Text => Succeeded
        ? string.Create(CultureInfo.InvariantCulture, $"{Notebook}: {CellsRun} of {CellsTotal} code cells ran.\nOutputs: {Output}")
        : string.Create(CultureInfo.InvariantCulture, $"{Notebook}: cell {FailedCell} stopped the run; {CellsTotal - CellsRun} of {CellsTotal} code cells were not run.\n{Diagnostic}\nOutputs: {Output}");
}
