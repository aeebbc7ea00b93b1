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
            var known = TombstoneStore.All(sql).ToHashSet();
            var missing = tombstones.Where(stone => !known.Contains(stone)).ToList();
            // Tombstones first: what was pinned after an earlier thing of that name had gone would refuse them.
            var pinned = PinStore.All(sql).Select(pin => (pin.Kind, pin.Subject)).ToHashSet();
            missing.RemoveAll(stone => pinned.Contains((stone.Kind, stone.Subject)));
            foreach (var stone in missing) TombstoneStore.Write(sql, stone);
            var newPins = pins.Where(pin => !pinned.Contains((pin.Kind, pin.Subject))).ToList();
            foreach (var pin in newPins) PinStore.Write(sql, pin);
            sql.Event(state.Time.GetUtcNow(), "salvaged", Path.GetFileName(Path.GetDirectoryName(replaced)!));
            return new Salvaged(newPins.Count, missing.Count, problem);
        });
    }

    private static (List<Pin> Pins, List<Tombstone> Tombstones, string? Problem) Read(string path)
    {
        List<Pin> pins = [];
        List<Tombstone> tombstones = [];
        try
        {
            using var connection = DatabaseFile.Inspect(path);
            var sql = new Statements(connection, null);
            if (sql.Query("SELECT COUNT(*) FROM sqlite_schema WHERE name IN ('pins', 'tombstones') AND type = 'table'", row => row.GetInt32(0))[0] < 2) return (pins, tombstones, null);
            pins = PinStore.All(sql);
            tombstones = TombstoneStore.All(sql);
            return (pins, tombstones, null);
        }
        catch (Exception e) when (e is SqliteException or FormatException or InvalidCastException)
        {
            return (pins, tombstones, e.Message);
        }
    }
}
