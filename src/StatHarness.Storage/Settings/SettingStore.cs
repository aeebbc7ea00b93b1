using System.Text.Json.Nodes;
using StatHarness.Core.Json;

namespace StatHarness.Storage;

/// <param name="Owner">A plugin id, or <c>harness</c>.</param>
/// <param name="Key">Names joined by dots.</param>
/// <param name="Value">Null for the default again; a JSON null is <see cref="IsNull"/>.</param>
public sealed record StoredSetting(string Owner, string Key, JsonNode? Value, bool IsNull, DateTimeOffset At)
{
    /// <summary>Whether the default is in force again.</summary>
    public bool IsUnset => Value is null && !IsNull;
}

/// <summary>Settings of the project: a history that only grows.</summary>
public sealed class SettingStore
{
    private const string Columns = "owner, key, value, at";

    private readonly StateDatabase _state;

    internal SettingStore(StateDatabase state) => _state = state;

    /// <summary>What is in force, by owner and key.</summary>
    public IReadOnlyList<StoredSetting> Current() => _state.Read(sql => sql.Query(
        $"SELECT {Columns} FROM settings_history WHERE id IN (SELECT max(id) FROM settings_history GROUP BY owner, key) AND value IS NOT NULL ORDER BY owner, key", Row));

    /// <summary>Newest first.</summary>
    public IReadOnlyList<StoredSetting> History(string? owner) => _state.Read(sql => sql.Query(
        $"SELECT {Columns} FROM settings_history WHERE ?1 IS NULL OR owner = ?1 ORDER BY id DESC", Row, owner));

    /// <summary>All or nothing.</summary>
    /// <param name="changes">Value as JSON text; null for the default again.</param>
    public void Append(IReadOnlyList<(string Owner, string Key, string? Json)> changes) => _state.Write(sql =>
    {
        var now = Statements.Stamp(_state.Time.GetUtcNow());
        foreach (var (owner, key, json) in changes)
            sql.Execute("INSERT INTO settings_history (at, owner, key, value) VALUES (?1, ?2, ?3, ?4)", now, owner, key, json);
        return changes.Count;
    });

    private static StoredSetting Row(Microsoft.Data.Sqlite.SqliteDataReader row)
    {
        var json = row.IsDBNull(2) ? null : row.GetString(2);
        var value = json is null ? null : JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(json), "settings_history");
        return new(row.GetString(0), row.GetString(1), value, json is not null && value is null, Statements.At(row.GetString(3)));
    }
}
