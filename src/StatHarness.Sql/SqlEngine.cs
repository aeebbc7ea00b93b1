using System.Runtime.InteropServices;
using System.Text;
using StatHarness.Core;
using StatHarness.Sql.Native;

namespace StatHarness.Sql;

/// <summary>
/// Answers queries over tables that lie in memory or are mapped. SQLite without a file: nothing is opened, written, locked or copied, and what
/// it is asked is held to <see cref="Rules"/>. For one thread, and for a process of its own: the limit of memory holds for all of the library.
/// </summary>
public sealed unsafe class SqlEngine : IDisposable
{
    private static readonly Lazy<bool> Prepared = new(Prepare);

    private readonly IReadOnlyList<SqlTable> tables;
    private const int ReadWriteCreate = 6;

    private readonly string[] names;
    private readonly GCHandle[] handles;
    private nint connection;
    private Refusal? refused;

    /// <param name="memoryBytes">What the library may use, whatever the query; null for all there is.</param>
    public SqlEngine(IReadOnlyList<SqlTable> tables, long? memoryBytes)
    {
        this.tables = tables;
        names = [.. tables.Select(table => table.Name)];
        handles = new GCHandle[tables.Count + 1];
        try
        {
            if (memoryBytes is { } most) Calls.LimitMemory(most);
            Open();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Version of SQLite that results may depend on: it stands in this assembly, whose hash is part of every execution's key.</summary>
    public const string Library = "3.50.4";

    /// <summary>Whether the last query reached for what no grant can name. Asking for chance or the clock is a mistake, not an attempt.</summary>
    public bool WasForbidden { get; private set; }

    /// <summary>Version of SQLite that is there.</summary>
    public static string LoadedLibrary => Sqlite.TextOf(Sqlite.Version());

    /// <summary>Loads the library. A confined worker does so before it is armed: afterwards it may look for no file.</summary>
    public static void Load()
    {
        _ = ClosedFiles.Use();
        _ = Prepared.Value;
    }

    /// <param name="text">One SELECT.</param>
    /// <param name="parameters">Values for <c>:name</c>.</param>
    /// <exception cref="DiagnosticException">SH3161 to SH3166.</exception>
    public SqlAnswer Query(string text, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        if (text.Length > SqlLimits.QueryLength) throw SqlDiagnostics.TooLarge("a text of its own that is too long, in characters", SqlLimits.QueryLength);
        // A zero byte ends a statement; what follows would be a second one that nobody reads.
        var query = Encoding.UTF8.GetBytes(text.Replace('\0', '\uFFFD') + '\0');
        (refused, WasForbidden) = (null, false);
        _ = ClosedFiles.ClockWasAsked;
        fixed (byte* first = query)
        {
            nint statement = 0;
            byte* rest;
            try
            {
                Check(Calls.Prepare(connection, first, query.Length, &statement, &rest), query);
                if (statement == 0) throw SqlDiagnostics.Wrong("", "it is empty", "Ask with SELECT.");
                RequireOne(query.AsSpan((int)(rest - first)));
                if (Calls.Explains(statement)) throw Refuse(Rules.NoExplain);
                if (!Calls.OnlyReads(statement)) throw Refuse(Rules.NotReading);
                SqlParameters.Bind(statement, parameters);
                return Read(statement, query);
            }
            finally
            {
                Calls.Finish(statement);
            }
        }
    }

    public void Dispose()
    {
        if (connection != 0) _ = Sqlite.Close(connection);
        connection = 0;
        for (var i = 0; i < handles.Length; i++)
            if (handles[i].IsAllocated) handles[i].Free();
    }

    /// <summary>The C library looks for its zones when it is first asked for the local time, before it can be told that there is none.</summary>
    private static bool Prepare()
    {
        Sqlite.NoLocalTime();
        nint opened = 0;
        fixed (byte* name = ":memory:\0"u8) fixed (byte* files = ClosedFiles.Name) _ = Sqlite.Open(name, &opened, ReadWriteCreate, files);
        _ = Calls.Execute(opened, "SELECT datetime(0, 'unixepoch', 'localtime')\0"u8);
        _ = Sqlite.Close(opened);
        return true;
    }

    private void Open()
    {
        Load();
        nint opened = 0;
        int result;
        fixed (byte* name = ":memory:\0"u8) fixed (byte* files = ClosedFiles.Name) result = Sqlite.Open(name, &opened, ReadWriteCreate, files);
        connection = opened;
        Check(result, default);
        SqlLimits.Set(connection);
        Check(Calls.Execute(connection, "PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF; PRAGMA query_only=ON; PRAGMA threads=0\0"u8), default);
        for (var i = 0; i < tables.Count; i++) Show(tables[i], handles[i] = GCHandle.Alloc(tables[i]));
        handles[^1] = GCHandle.Alloc(this);
        Check(Sqlite.SetAuthorizer(connection, &Authorize, GCHandle.ToIntPtr(handles[^1])), default);
    }

    private void Show(SqlTable table, GCHandle handle)
    {
        Check(TableModule.Register(connection, table, handle), default);
        // Declared now, so that a table that cannot be is told by its name.
        if (Calls.Execute(connection, Encoding.UTF8.GetBytes($"SELECT 1 FROM \"{table.Name}\" LIMIT 0\0")) != Sqlite.Ok) throw SqlDiagnostics.BadTable(table.Name, Calls.Message(connection));
    }

    private SqlAnswer Read(nint statement, byte[] query)
    {
        var columns = new string[Sqlite.ColumnCount(statement)];
        for (var i = 0; i < columns.Length; i++) columns[i] = Sqlite.TextOf(Sqlite.ColumnName(statement, i));
        var rows = new List<object?[]>();
        while (true)
        {
            var step = Sqlite.Step(statement);
            if (step == Sqlite.Done) break;
            if (step != Sqlite.Row) Check(step, query);
            if (rows.Count == SqlLimits.Rows) throw SqlDiagnostics.TooLarge("too many rows", SqlLimits.Rows);
            var row = new object?[columns.Length];
            for (var i = 0; i < row.Length; i++) row[i] = Value(statement, i, columns[i]);
            rows.Add(row);
        }
        // Where the clock gave nothing, the library goes on with a missing value.
        return ClosedFiles.ClockWasAsked ? throw Refuse(Rules.NoClock) : new(columns, rows);
    }

    private static object? Value(nint statement, int column, string name) => Sqlite.ColumnType(statement, column) switch
    {
        Sqlite.Integer => Sqlite.ColumnLong(statement, column),
        Sqlite.Float => Sqlite.ColumnDouble(statement, column),
        Sqlite.Text => Encoding.UTF8.GetString(Sqlite.ColumnText(statement, column), Sqlite.ColumnBytes(statement, column)),
        Sqlite.Blob => throw SqlDiagnostics.Wrong("", $"its column '{name}' holds bytes", "Turn them into text: hex(…) or cast(… as text)."),
        _ => null,
    };

    private static void RequireOne(ReadOnlySpan<byte> rest)
    {
        var left = Encoding.UTF8.GetString(rest).Trim('\0', ' ', '\t', '\r', '\n', ';');
        if (left.Length > 0) throw SqlDiagnostics.Wrong("", $"a second statement follows: {QueryPlace.Short(left)}", "Ask one question at a time.");
    }

    private void Check(int result, byte[]? query)
    {
        var failure = TableModule.TakeFailure();
        if (failure is OutOfMemoryException || (failure is null && result == Sqlite.NoMemory)) throw SqlDiagnostics.OutOfMemory(failure);
        if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        if (result == Sqlite.Ok) return;
        var clock = ClosedFiles.ClockWasAsked;
        var message = Calls.Message(connection);
        if (refused is { } refusal) throw Refuse(refusal);
        if (clock) throw Refuse(Rules.NoClock);
        if (message.Contains(" may not be modified", StringComparison.Ordinal) || message.Contains(" may not be altered", StringComparison.Ordinal)) throw Refuse(Rules.NotReading);
        if (message == "local time unavailable") throw Refuse(Rules.NoZone);
        if (result == Sqlite.TooBig) throw SqlDiagnostics.TooLarge("a value that is too long, in bytes", SqlLimits.ValueBytes);
        throw SqlDiagnostics.Wrong(QueryPlace.At(query, Calls.ErrorOffset(connection)), message, QueryPlace.Hint(message, tables));
    }

    private DiagnosticException Refuse(Refusal refusal)
    {
        WasForbidden = refusal.Kind == RefusalKind.Reaches;
        return refusal.Kind switch
        {
            RefusalKind.Reaches => SqlDiagnostics.NotAllowed(refusal),
            RefusalKind.Varies => SqlDiagnostics.NotDeterministic(refusal),
            _ => SqlDiagnostics.Wrong("", $"{refusal.What} {refusal.Why}", refusal.Instead),
        };
    }

    [UnmanagedCallersOnly]
    private static int Authorize(nint engine, int action, byte* first, byte* second, byte* database, byte* inner)
    {
        try
        {
            var asked = (SqlEngine)GCHandle.FromIntPtr(engine).Target!;
            if (Rules.Of(action, Sqlite.TextOf(first), Sqlite.TextOf(second), asked.names) is not { } refusal) return Sqlite.Ok;
            asked.refused ??= refusal;
            return Sqlite.Deny;
        }
        catch (Exception)
        {
            // Whatever went wrong, nothing that was not looked at is allowed.
            return Sqlite.Deny;
        }
    }
}
