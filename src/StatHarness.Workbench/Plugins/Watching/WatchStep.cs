using System.Text.Json.Serialization;

namespace StatHarness.Workbench;

/// <summary>One test of a watched package.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Saved">Files that changed since the last step; empty at first.</param>
/// <param name="SinceLast">Where the result differs from that of the last step that gave one.</param>
public sealed record WatchStep(int Number, IReadOnlyList<string> Saved, FixtureResult Result, IReadOnlyList<FixtureDifference> SinceLast);

/// <summary>How a folder is watched.</summary>
/// <param name="Quiet">A save is over when nothing changed for so long: editors write in several steps.</param>
/// <param name="Poll">How often to look where the system does not tell of changes (network folders, containers).</param>
public sealed record WatchPace(TimeSpan Quiet, TimeSpan Poll)
{
    public static WatchPace Default { get; } = new(TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(1));

    /// <summary>False to look only, and not to listen.</summary>
    [JsonIgnore]
    public bool Listen { get; init; } = true;
}
