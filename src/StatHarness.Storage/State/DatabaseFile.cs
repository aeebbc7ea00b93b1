using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StatHarness.Storage;

/// <summary>Opens SQLite files.</summary>
internal static class DatabaseFile
{
    /// <summary>Seconds to wait for another process before giving up.</summary>
    public const int PatienceSeconds = 60;

    public static SqliteConnection Open(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate)
    {
        Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = mode, ForeignKeys = true, Pooling = false, DefaultTimeout = PatienceSeconds,
        }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>For looking: nothing is created, migrated or checkpointed, not even when this was the last connection.</summary>
    public static SqliteConnection Inspect(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWrite);
        raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
        return connection;
    }
}
