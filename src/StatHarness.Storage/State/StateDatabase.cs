using System.Globalization;
using Microsoft.Data.Sqlite;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary><c>state.sqlite</c>: one connection a process, one transaction a change. Safe for threads and for other processes.</summary>
internal sealed class StateDatabase : IDisposable
{
    /// <summary>A log of this size is copied into the database when a process is done with it, whoever else still has it open.</summary>
    private const long LargeLogBytes = 4L << 20;

    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();

    private StateDatabase(SqliteConnection connection, TimeProvider time)
    {
        _connection = connection;
        Time = time;
    }

    public TimeProvider Time { get; }

    public string Path => _connection.DataSource;

    /// <summary>Whether there was no catalogue, and this made it.</summary>
    public bool IsNew { get; private set; }

    /// <param name="backups">Where a copy goes before the schema is changed.</param>
    public static StateDatabase Open(string path, TimeProvider time, BackupFolder backups)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = DatabaseFile.Open(path);
            var database = new StateDatabase(connection, time);
            // Durable before anything is promised; the profile of this appdata is in force once its settings can be read.
            foreach (var pragma in (string[])["busy_timeout = 60000", "journal_mode = WAL", "synchronous = FULL"]) database.Read(sql => sql.Execute("PRAGMA " + pragma));
            database.IsNew = MigrationSteps.Apply(database, path, backups) == 0;
            database.Use(new StorageSettings(database).Profile);
            return database;
        }
        catch (SqliteException e)
        {
            connection?.Dispose();
            throw SqliteProblem.At(path, e);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    public T Read<T>(Func<Statements, T> query)
    {
        lock (_lock)
        {
            try
            {
                return query(new Statements(_connection, null));
            }
            catch (SqliteException e) when (SqliteProblem.IsOfTheEnvironment(e))
            {
                throw SqliteProblem.At(Path, e);
            }
        }
    }

    /// <summary>All or nothing. Takes the write lock at once, so that what <paramref name="change"/> reads stays true until it commits.</summary>
    public T Write<T>(Func<Statements, T> change)
    {
        lock (_lock)
        {
            try
            {
                using var transaction = _connection.BeginTransaction(deferred: false);
                var result = change(new Statements(_connection, transaction));
                transaction.Commit();
                return result;
            }
            catch (SqliteException e) when (SqliteProblem.IsOfTheEnvironment(e))
            {
                throw SqliteProblem.At(Path, e);
            }
        }
    }

    public void Use(DurabilityProfile profile) => Read(sql =>
    {
        sql.Execute("PRAGMA synchronous = " + profile.Synchronous);
        return sql.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA wal_autocheckpoint = {profile.CheckpointPages}"));
    });

    public void Dispose()
    {
        lock (_lock)
        {
            if (Checkpoints.LogBytes(Path) > LargeLogBytes) Checkpoints.Try(_connection);
            _connection.Dispose();
        }
    }
}
