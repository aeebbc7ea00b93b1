using Microsoft.Data.Sqlite;

namespace StatHarness.Storage;

/// <param name="Problem">Why not all could be read; null when all was.</param>
public sealed record Salvaged(int Pins, int Tombstones, string? Problem);

/// <summary>Saves from a catalogue that is being replaced what no directory tells: pins and tombstones.</summary>
internal static class Salvage
{
    public static Salvaged Run(string replaced, StateDatabase state)
    {
        var (pins, tombstones, problem) = Read(replaced);
        return state.Write(sql =>
        {
            var before = PinStore.All(sql).Select(pin => (pin.Kind, pin.Subject)).ToHashSet();
            // Read whole, it is what holds: what was unpinned after the backup stays unpinned.
            if (pins is not null) sql.Execute("DELETE FROM pins");
            var known = TombstoneStore.All(sql).ToHashSet();
            var missing = tombstones.Where(stone => !known.Contains(stone) && (pins is not null || !before.Contains((stone.Kind, stone.Subject)))).ToList();
            foreach (var stone in missing) TombstoneStore.Write(sql, stone);
            foreach (var pin in pins ?? []) PinStore.Write(sql, pin);
            sql.Event(state.Time.GetUtcNow(), "salvaged", Path.GetFileName(Path.GetDirectoryName(replaced)!));
            return new Salvaged((pins ?? []).Count(pin => !before.Contains((pin.Kind, pin.Subject))), missing.Count, problem);
        });
    }

    /// <returns>Pins are null when they are not known.</returns>
    private static (List<Pin>? Pins, List<Tombstone> Tombstones, string? Problem) Read(string path)
    {
        List<Tombstone> tombstones = [];
        try
        {
            using var connection = DatabaseFile.Inspect(path);
            var sql = new Statements(connection, null);
            if (sql.Query("SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('pins', 'tombstones') AND type = 'table'", row => row.GetInt32(0))[0] < 2) return (null, tombstones, null);
            tombstones = TombstoneStore.All(sql);
            return (PinStore.All(sql), tombstones, null);
        }
        catch (Exception e) when (e is SqliteException or FormatException or InvalidCastException)
        {
            return (null, tombstones, e.Message);
        }
    }
}
