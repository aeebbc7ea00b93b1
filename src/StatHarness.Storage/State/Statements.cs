using System.Globalization;
using Microsoft.Data.Sqlite;

namespace StatHarness.Storage;

/// <summary>Statements inside one transaction, or alone. Parameters are positional: <c>?1</c>, <c>?2</c>, …</summary>
internal readonly struct Statements(SqliteConnection connection, SqliteTransaction? transaction)
{
    /// <returns>Rows changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> arguments)
    {
        using var command = Command(sql, arguments);
        return command.ExecuteNonQuery();
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> arguments)
    {
        using var command = Command(sql, arguments);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    /// <summary>Appends to the log that is never changed.</summary>
    public void Event(DateTimeOffset at, string kind, string subject, string detail = "{}") =>
        Execute("INSERT INTO events (at, kind, subject, detail) VALUES (?1, ?2, ?3, ?4)", Stamp(at), kind, subject, detail);

    public static string Stamp(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string stamp) => DateTimeOffset.ParseExact(stamp, "O", CultureInfo.InvariantCulture);

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> arguments)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        for (var i = 0; i < arguments.Length; i++)
        {
            command.Parameters.AddWithValue("?" + (i + 1).ToString(CultureInfo.InvariantCulture), arguments[i] ?? DBNull.Value);
        }
        return command;
    }
}
