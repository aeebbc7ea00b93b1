using System.Globalization;
using Microsoft.Data.Sqlite;

namespace StatHarness.Storage;

/// <summary>A database of the same schema that holds one run, its dataset and its upload, and nothing else.</summary>
public static class StateSlice
{
    /// <param name="path">Must not exist.</param>
    /// <param name="rewrite">What becomes of each text before it is written, by column name; null keeps all.</param>
    /// <exception cref="SqliteException">The database cannot be read or the file cannot be written.</exception>
    public static void Write(AppData appData, RunRow run, string path, Func<string, string, string>? rewrite)
    {
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = false }.ToString());
        target.Open();
        appData.State.Read(sql =>
        {
            var objects = sql.Query("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name", row => (Type: row.GetString(0), Name: row.GetString(1), Sql: row.GetString(2)));
            // A full-text table brings tables of its own, which only it may write; its content stands in the table that it indexes.
            var virtuals = objects.Where(entry => entry.Sql.StartsWith("CREATE VIRTUAL", StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Name).ToList();
            var kept = objects.Where(entry => !virtuals.Exists(name => entry.Name == name || entry.Name.StartsWith(name + "_", StringComparison.Ordinal) || entry.Sql.Contains(name, StringComparison.Ordinal))).ToList();
            Execute(target, "BEGIN");
            foreach (var table in kept.Where(entry => entry.Type == "table"))
            {
                Execute(target, table.Sql);
                Copy(sql, target, table.Name, run, rewrite);
            }
            // Append-only tables get their guards when they are full.
            foreach (var rest in kept.Where(entry => entry.Type is "index" or "trigger").OrderBy(entry => entry.Type, StringComparer.Ordinal)) Execute(target, rest.Sql);
            Execute(target, "COMMIT");
            Execute(target, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {MigrationSteps.Newest}"));
            Execute(target, "VACUUM");
            return true;
        });
    }

    private static void Copy(Statements sql, SqliteConnection target, string table, RunRow run, Func<string, string, string>? rewrite)
    {
        var columns = sql.Query($"SELECT name FROM pragma_table_info('{table}')", row => row.GetString(0));
        var raw = sql.Query("SELECT raw_sha256 FROM dataset_versions WHERE dataset_version_id = ?1", row => row.GetString(0), run.DatasetVersionId).FirstOrDefault() ?? "";
        if (Which(table, columns, run, raw) is not { } which) return;
        var rows = sql.Query($"SELECT * FROM \"{table}\" WHERE {which.Where} ORDER BY rowid", row => Enumerable.Range(0, row.FieldCount).Select(row.GetValue).ToArray(), which.Arguments);
        foreach (var row in rows)
        {
            using var insert = target.CreateCommand();
            insert.CommandText = $"INSERT INTO \"{table}\" VALUES ({string.Join(", ", row.Select((_, i) => FormattableString.Invariant($"?{i + 1}")))})";
            for (var i = 0; i < row.Length; i++) insert.Parameters.AddWithValue(FormattableString.Invariant($"?{i + 1}"), row[i] is string text && rewrite is not null ? rewrite(columns[i], text) : row[i]);
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>Rows of a table that belong to the run, its dataset version or its upload; null for none.</summary>
    private static (string Where, object[] Arguments)? Which(string table, List<string> columns, RunRow run, string raw) => table switch
    {
        "uploads" or "upload_instances" => ("raw_sha256 = ?1", [raw]),
        "dataset_versions" => ("dataset_version_id = ?1", [run.DatasetVersionId]),
        "results" => ("execution_key IN (SELECT execution_key FROM executions WHERE run_id = ?1)", [run.RunId]),
        "events" => ("subject IN (?1, ?2, ?3)", [run.RunId, run.DatasetVersionId, raw]),
        _ => columns.Contains("run_id") ? ("run_id = ?1", [run.RunId]) : null,
    };

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
