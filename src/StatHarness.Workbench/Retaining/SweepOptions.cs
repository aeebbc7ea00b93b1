namespace StatHarness.Workbench;

/// <summary>What a garbage collection keeps beside pinned runs. Nothing given: runs of the last thirty days.</summary>
public sealed record SweepOptions
{
    /// <summary>Runs younger than so many days stay; 0 lets all go.</summary>
    public int? KeepDays { get; init; }

    /// <summary>So many of the newest runs stay, however old they are.</summary>
    public int? KeepLast { get; init; }

    /// <summary>Look only: the same list, and nothing is removed.</summary>
    public bool DryRun { get; init; }
}
