using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace StatHarness.Acceptance.Driver;

/// <summary>State databases as older versions made them: the migrations up to there, with a row in every table, kept under <c>tests/fixtures/state</c>.</summary>
internal static partial class StateFixture
{
    /// <summary>Ascending.</summary>
    public static IReadOnlyList<(int Version, string Path)> Migrations { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "StatHarness.Storage", "Migrations"), "*.sql").Order(StringComparer.Ordinal)
            .Select(path => (int.Parse(Path.GetFileName(path)[..4], CultureInfo.InvariantCulture), path)),
    ];

    public static int Newest => Migrations[^1].Version;

    public static string PathOf(int version) => Repository.Fixture(string.Create(CultureInfo.InvariantCulture, $"state/{version:0000}.sql"));

    public static SqliteConnection Open(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=True");
        connection.Open();
        return connection;
    }

    public static SqliteConnection Build(int version, string path)
    {
        var connection = Open(path);
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;");
        Execute(connection, File.ReadAllText(PathOf(version)));
        return connection;
    }

    /// <summary>Schema of all migrations up to a version, and one made-up row in each table.</summary>
    public static string Make(int version)
    {
        var text = new StringBuilder("-- A state database of this version with a row in every table. Written by ./dev accept QA_03; kept as it is from then on.\n");
        foreach (var (_, path) in Migrations.Where(migration => migration.Version <= version)) text.Append(File.ReadAllText(path));
        using var connection = Open(":memory:");
        Execute(connection, text.ToString());
        text.Append("\n-- Rows.\n");
        foreach (var (table, sql) in Tables(connection))
        {
            var insert = Row(connection, table, sql);
            Execute(connection, insert);
            text.Append(insert).Append('\n');
        }
        return text.Append(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version};\n").ToString();
    }

    /// <summary>Table → its rows as text, in the columns that <paramref name="columnsOf"/> has.</summary>
    public static SortedDictionary<string, List<string>> Rows(SqliteConnection connection, SqliteConnection columnsOf)
    {
        var rows = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (table, _) in Tables(columnsOf))
        {
            var columns = string.Join(", ", Query(columnsOf, $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid"));
            rows[table] = Query(connection, $"SELECT json_array({columns}) FROM {table} ORDER BY 1");
        }
        return rows;
    }

    public static List<string> Schema(SqliteConnection connection) => Query(connection, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name");

    public static List<string> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.GetString(0));
        return rows;
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<(string Name, string Sql)> Tables(SqliteConnection connection) =>
        [.. Query(connection, "SELECT name || char(10) || sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid").Select(row => (row.Split('\n')[0], row))];

    private static string Row(SqliteConnection connection, string table, string sql)
    {
        var foreign = Query(connection, $"SELECT \"from\" || ' ' || \"table\" || ' ' || COALESCE(\"to\", \"from\") FROM pragma_foreign_key_list('{table}')").Select(row => row.Split(' ')).ToDictionary(parts => parts[0], parts => $"(SELECT {parts[2]} FROM {parts[1]} LIMIT 1)");
        var columns = Query(connection, $"SELECT name || ' ' || type FROM pragma_table_info('{table}') ORDER BY cid").Select(row => row.Split(' ')).ToList();
        return $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column[0]))}) VALUES ({string.Join(", ", columns.Select(column => foreign.GetValueOrDefault(column[0]) ?? Value(column[0], column[1], sql)))});";
    }

    private static string Value(string name, string type, string sql)
    {
        // The last of the allowed words: of a run's states that is one which nobody finishes.
        if (Regex.Match(sql, $@"\b{name} IN \(([^)]*)\)") is { Success: true } check) return check.Groups[1].Value.Split(',')[^1].Trim();
        return type switch
        {
            "INTEGER" => "1",
            "REAL" => "0.5",
            "BLOB" => "x'0102'",
            _ when name is "at" || Time().IsMatch(name) => "'2026-01-02T03:04:05.0000000+00:00'",
            _ when Hash().IsMatch(name) => $"'{new string("0123456789abcdef"[name.Length % 16], 64)}'",
            _ when name == "run_id" => "'019b7e20-0000-7000-8000-000000000001'",
            _ when Json().IsMatch(name) => "'{}'",
            _ => $"'some {name}'",
        };
    }

    [GeneratedRegex("_at$|_seen$|^until$")]
    private static partial Regex Time();

    [GeneratedRegex("sha256|hash|digest|fingerprint|_key$|^lease$")]
    private static partial Regex Hash();

    [GeneratedRegex("parts|detail|json|^document$")]
    private static partial Regex Json();
}
