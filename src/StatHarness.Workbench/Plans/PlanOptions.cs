using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>What shapes a plan.</summary>
public sealed record PlanOptions
{
    /// <summary>Ids to run; null for all. Those left out are in the plan as skipped.</summary>
    public IReadOnlyList<string>? Plugins { get; init; }

    /// <summary>Settings of this plan alone, over those of the project, each as <c>plugin.key=value</c>; the value is JSON or plain text.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>A run whose settings take the place of the project's: run id, a unique prefix of one, or <c>latest</c>.</summary>
    public string? SettingsFrom { get; init; }

    /// <summary>Run seed as 16 hex digits; null for the default, which is the same for every run.</summary>
    public string? Seed { get; init; }

    /// <summary>Slice of the catalogue that the plan is to be made with, as long as it is there; null for what is known now.</summary>
    internal Digest? State { get; init; }
}
