using Microsoft.Data.Sqlite;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary><c>state.sqlite</c>: one connection a process, one transaction a change. Safe for threads and for other processes.</summary>
internal sealed class StateDatabase : IDisposable
{
    private const int ReadOnly = 8, InputOutput = 10, Full = 13;

    private readonly SqliteConnection _connection;
    private readonly Lock _lock = new();

    private StateDatabase(SqliteConnection connection, TimeProvider time)
    {
        _connection = connection;
        Time = time;
    }

    public TimeProvider Time { get; }

    public static StateDatabase Open(string path, TimeProvider time)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = 60,
        }.ToString());
        try
        {
            connection.Open();
            var database = new StateDatabase(connection, time);
            // Durable before anything is promised: a commit that returned survives power loss.
            foreach (var pragma in (string[])["busy_timeout = 60000", "journal_mode = WAL", "synchronous = FULL"])
            {
                database.Read(sql => sql.Execute("PRAGMA " + pragma));
            }
            MigrationSteps.Apply(database, path);
            return database;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw StorageDiagnostics.DatabaseUnusable(path, e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public T Read<T>(Func<Statements, T> query)
    {
        lock (_lock) return query(new Statements(_connection, null));
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
            catch (SqliteException e) when (e.SqliteErrorCode is ReadOnly or InputOutput or Full)
            {
                throw StorageDiagnostics.DatabaseUnwritable(_connection.DataSource, e);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock) _connection.Dispose();
    }
}
