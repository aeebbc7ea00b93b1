using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Datasets whose runs are kept for another time than all others.</summary>
public static class DatasetRetention
{
    /// <param name="days">Null takes the exception back.</param>
    public static void Set(AppData appData, Digest dataHash, int? days) => appData.State.Write(sql =>
    {
        var now = appData.Time.GetUtcNow();
        var hash = dataHash.ToString();
        sql.Execute("DELETE FROM retention WHERE data_hash = ?1", hash);
        if (days is { } kept) sql.Execute("INSERT INTO retention (data_hash, keep_days, set_at) VALUES (?1, ?2, ?3)", hash, kept, Statements.Stamp(now));
        sql.Event(now, "retention_set", hash, new System.Text.Json.Nodes.JsonObject { ["keep_days"] = days }.ToJsonString(Core.Json.HarnessJson.Options));
        return true;
    });
}
