namespace StatHarness.Workbench;

/// <summary>How a plan is run; none of it changes results.</summary>
public sealed record RunOptions
{
    /// <summary>Run again even when the same work has a result, and reuse no cached execution.</summary>
    public bool Fresh { get; init; }

    /// <summary>Plugins at a time; null for the session's number.</summary>
    public int? Workers { get; init; }

    /// <summary>Raw sha256 or data hash that the dataset must have; null accepts the dataset of the plan.</summary>
    public string? Expect { get; init; }
}
