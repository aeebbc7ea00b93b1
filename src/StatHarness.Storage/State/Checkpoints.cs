using Microsoft.Data.Sqlite;

namespace StatHarness.Storage;

/// <param name="Done">Whether all of the log is in the database now; false when a reader of another process needs a part of it.</param>
/// <param name="LogPages">Pages that were in the log.</param>
public sealed record CheckpointResult(bool Done, long LogPages, long LogBytesBefore, long LogBytesAfter);

/// <summary>Copies the write-ahead log into the database and empties it.</summary>
internal static class Checkpoints
{
    public static long LogBytes(string databasePath) => new FileInfo(databasePath + "-wal") is { Exists: true } log ? log.Length : 0;

    public static CheckpointResult Run(StateDatabase state)
    {
        var before = LogBytes(state.Path);
        var (busy, pages) = state.Read(sql => sql.Query("PRAGMA wal_checkpoint(TRUNCATE)", row => (row.GetInt64(0), row.GetInt64(1))))[0];
        return new CheckpointResult(busy == 0, Math.Max(pages, 0), before, LogBytes(state.Path));
    }

    /// <summary>Waits for nobody: whoever needs the log keeps it.</summary>
    public static void Try(SqliteConnection connection)
    {
        try
        {
            var sql = new Statements(connection, null);
            sql.Execute("PRAGMA busy_timeout = 0");
            sql.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // All of it is in the log, and stays there for the next process.
        }
    }
}
