using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>Which versions to list, and in which order. Absent parts let everything through.</summary>
/// <param name="Sort">id, type, state, origin or health; ties by id and version.</param>
public sealed record InventoryQuery(string? Type = null, string? Capability = null, string? State = null, string? Origin = null, string? Health = null, string Sort = "id")
{
    /// <summary>What <see cref="Sort"/> takes.</summary>
    public static IReadOnlyList<string> Orders { get; } = ["id", "type", "state", "origin", "health"];

    internal IReadOnlyList<PluginEntry> Of(IReadOnlyList<PluginEntry> entries) => [.. entries.Where(Accepts).OrderBy(Key, StringComparer.Ordinal).ThenBy(entry => entry.Identity.Id, StringComparer.Ordinal)];

    /// <summary>The inventory as every face shows it.</summary>
    public static Card CardOf(IReadOnlyList<PluginEntry> entries) => PluginCard.Of("Plugins", null, "", [], [
        new("Inventory", ["Plugin", "Version", "Type", "State", "Origin", "Health", "What it does"],
            [.. entries.Select(entry => (IReadOnlyList<string>)[entry.Identity.Id, entry.Identity.Version, entry.Type, entry.State, entry.Origin, entry.Health, entry.Description])])], []);

    private bool Accepts(PluginEntry entry) =>
        (Type is null || entry.Type == Type) && (Capability is null || entry.Capabilities.Contains(Capability))
        && (State is null || entry.State == State) && (Origin is null || entry.Origin == Origin) && (Health is null || entry.Health == Health);

    private string Key(PluginEntry entry) => Sort switch
    {
        "type" => entry.Type,
        "state" => entry.State,
        "origin" => entry.Origin,
        "health" => entry.Health,
        _ => entry.Identity.Id,
    };
}
