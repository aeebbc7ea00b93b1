using System.Globalization;
using Microsoft.Data.Sqlite;
using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>Whether a file is a whole catalogue.</summary>
internal static class BackupCheck
{
    /// <returns>Its schema version.</returns>
    /// <exception cref="DiagnosticException">SH4023: damaged, something else, or of a newer program.</exception>
    public static int Of(string path)
    {
        if (!File.Exists(path)) throw StateDiagnostics.BackupBroken(path, "there is no such file.");
        try
        {
            using var connection = DatabaseFile.Open(path, SqliteOpenMode.ReadOnly);
            var sql = new Statements(connection, null);
            var problems = sql.Query("PRAGMA integrity_check(3)", row => row.GetString(0));
            if (problems is not ["ok"]) throw StateDiagnostics.BackupBroken(path, string.Join("; ", problems));
            if (sql.Query("SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('runs', 'events')", row => row.GetInt32(0))[0] != 2)
                throw StateDiagnostics.BackupBroken(path, "it is a database, but not of this program.");
            var version = MigrationSteps.Version(sql);
            return version <= MigrationSteps.Newest ? version : throw StateDiagnostics.BackupBroken(path, string.Create(
                CultureInfo.InvariantCulture, $"it has version {version}; this program knows versions up to {MigrationSteps.Newest}."));
        }
        catch (SqliteException e)
        {
            throw StateDiagnostics.BackupBroken(path, e.Message);
        }
    }
}
