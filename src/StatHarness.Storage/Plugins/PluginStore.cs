using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Storage;

/// <summary>Versions of plugins, what was approved of them and what happened to them. Knows no rule of the lifecycle but that a step starts where it says.</summary>
public sealed class PluginStore
{
    private const string Columns = "key, id, version, bundle, size_bytes, origin, state, card, signature, health, installed_at, changed_at";

    private readonly StateDatabase _state;

    internal PluginStore(StateDatabase state) => _state = state;

    /// <summary>By id, then in the order they came; removed ones included.</summary>
    public IReadOnlyList<PluginRow> List() => _state.Read(sql => sql.Query($"SELECT {Columns} FROM plugin_versions ORDER BY id, key", Row));

    /// <summary>All versions of a plugin in the order they came, removed ones included.</summary>
    public IReadOnlyList<PluginRow> Of(string id) => _state.Read(sql => sql.Query($"SELECT {Columns} FROM plugin_versions WHERE id = ?1 ORDER BY key", Row, id));

    /// <summary>All steps or none.</summary>
    /// <returns>False when a version is no longer in the state where its step starts: another process was faster.</returns>
    public bool Apply(IReadOnlyList<PluginStep> steps)
    {
        try
        {
            return _state.Write(sql =>
            {
                var now = _state.Time.GetUtcNow();
                foreach (var step in steps)
                    if (!Take(sql, step, now)) throw new Overtaken();
                return true;
            });
        }
        catch (Exception e) when (e is Overtaken or SqliteException { SqliteErrorCode: 19 })
        {
            return false;
        }
    }

    public void Record(PluginReview review) => _state.Write(sql => sql.Execute(
        "INSERT INTO plugin_reviews (at, id, version, bundle, approved) VALUES (?1, ?2, ?3, ?4, ?5)",
        Statements.Stamp(review.At), review.Id, review.Version, review.Bundle.ToString(), review.Approved));

    /// <returns>The last review of exactly these bytes; null when nobody approved them.</returns>
    public PluginReview? ReviewOf(string id, Digest bundle) => _state.Read(sql => sql.Query(
        "SELECT at, id, version, bundle, approved FROM plugin_reviews WHERE id = ?1 AND bundle = ?2 ORDER BY key DESC LIMIT 1",
        row => new PluginReview(Statements.At(row.GetString(0)), row.GetString(1), row.GetString(2), Digest.Parse(row.GetString(3)), row.GetString(4)), id, bundle.ToString()).FirstOrDefault());

    public void SetHealth(PluginRow row, string health) => _state.Write(sql => sql.Execute("UPDATE plugin_versions SET health = ?2 WHERE key = ?1", row.Key, health));

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PluginEvent> History(string id) => _state.Read(sql => sql.Query(
        "SELECT at, id, version, bundle, event, from_state, to_state, detail FROM plugin_events WHERE id = ?1 ORDER BY key",
        row => new PluginEvent(
            Statements.At(row.GetString(0)), row.GetString(1), row.GetString(2), Digest.Parse(row.GetString(3)), row.GetString(4), row.GetString(5), row.GetString(6),
            JsonNode.Parse(row.GetString(7))!.AsObject()), id));

    private static bool Take(Statements sql, PluginStep step, DateTimeOffset now)
    {
        var row = step.Row;
        var taken = row.Key == 0
            ? sql.Execute(
                "INSERT INTO plugin_versions (id, version, bundle, size_bytes, origin, state, card, signature, health, installed_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)",
                row.Id, row.Version, row.Bundle.ToString(), row.SizeBytes, row.Origin, step.To, CanonicalJson.Text(row.Card), row.Signature, row.Health, Statements.Stamp(now))
            : sql.Execute(
                "UPDATE plugin_versions SET state = ?2, changed_at = ?3, signature = ?5 WHERE key = ?1 AND state = ?4", row.Key, step.To, Statements.Stamp(now), row.State, row.Signature);
        if (taken == 0) return false;
        sql.Execute(
            "INSERT INTO plugin_events (at, id, version, bundle, event, from_state, to_state, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            Statements.Stamp(now), row.Id, row.Version, row.Bundle.ToString(), step.Event, row.State, step.To, CanonicalJson.Text(step.Detail));
        return true;
    }

    private static PluginRow Row(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), Digest.Parse(row.GetString(3)), row.GetInt64(4), row.GetString(5), row.GetString(6),
        JsonNode.Parse(row.GetString(7))!.AsObject(), row.IsDBNull(8) ? null : row.GetString(8), row.GetString(9), Statements.At(row.GetString(10)), Statements.At(row.GetString(11)));

    /// <summary>Takes the transaction back.</summary>
    private sealed class Overtaken : Exception;
}
