namespace StatHarness.Storage;

/// <summary>What an appdata remembers about how it is to be kept.</summary>
internal sealed class StorageSettings(StateDatabase state)
{
    private const string Durability = "durability";

    public DurabilityProfile Profile => Get(Durability) is { } name ? DurabilityProfile.Named(name) ?? DurabilityProfile.Safe : DurabilityProfile.Safe;

    /// <summary>In force here at once, in other processes when they open the database the next time.</summary>
    public void SetProfile(DurabilityProfile profile)
    {
        state.Write(sql =>
        {
            var now = state.Time.GetUtcNow();
            sql.Execute("INSERT INTO storage_settings (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", Durability, profile.Name);
            sql.Event(now, "durability_set", profile.Name);
            return true;
        });
        state.Use(profile);
    }

    private string? Get(string name) => state.Read(sql => sql.Query("SELECT value FROM storage_settings WHERE name = ?1", row => row.GetString(0), name).FirstOrDefault());
}
