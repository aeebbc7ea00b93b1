namespace StatHarness.Storage;

/// <summary>How surely a commit of the catalogue is on the disk when it returns. Stored files are flushed whatever the profile.</summary>
/// <param name="Synchronous">SQLite's word for it.</param>
/// <param name="CheckpointPages">Pages of the write-ahead log after which it is copied into the database.</param>
/// <param name="Promise">What a loss of power can take.</param>
public sealed record DurabilityProfile(string Name, string Synchronous, int CheckpointPages, string Promise)
{
    public static DurabilityProfile Safe { get; } = new("safe", "FULL", 1000,
        "A commit that returned survives a loss of power.");

    public static IReadOnlyList<DurabilityProfile> All { get; } =
    [
        Safe,
        new("balanced", "NORMAL", 1000, "A loss of power may take the last commits, never the catalogue; a crash of the program takes nothing."),
        new("fast", "OFF", 4000, "A loss of power or a crash of the system may take commits and may damage the catalogue; a crash of the program takes nothing. `stat-harness db restore` brings the catalogue back from a backup and the run directories."),
    ];

    /// <returns>Null when there is none of that name.</returns>
    public static DurabilityProfile? Named(string name) => All.FirstOrDefault(profile => profile.Name == name);
}
