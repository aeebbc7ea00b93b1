using Microsoft.Data.Sqlite;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>What SQLite's result codes mean to a user.</summary>
internal static class SqliteProblem
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static bool IsOfTheDisk(Exception? problem) => problem is SqliteException { SqliteErrorCode: ReadOnly or InputOutput or Full or CannotOpen };

    /// <summary>False for a fault of ours.</summary>
    public static bool IsOfTheEnvironment(SqliteException problem) => problem.SqliteErrorCode is Busy or Locked or ReadOnly or InputOutput or Corrupt or Full or CannotOpen or NotADatabase;

    public static DiagnosticException At(string path, SqliteException problem) => problem.SqliteErrorCode switch
    {
        Busy or Locked => StateDiagnostics.Busy(path, problem),
        ReadOnly or InputOutput or Full => StorageDiagnostics.DatabaseUnwritable(path, problem),
        Corrupt or NotADatabase => StateDiagnostics.Corrupted(path, problem),
        _ => StorageDiagnostics.DatabaseUnusable(path, problem),
    };
}
