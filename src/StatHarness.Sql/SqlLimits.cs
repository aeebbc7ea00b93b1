using StatHarness.Sql.Native;

namespace StatHarness.Sql;

/// <summary>How large things may get inside of a query. Time and memory of the whole process are limited from outside.</summary>
internal static unsafe class SqlLimits
{
    public const int ValueBytes = 16 << 20, Rows = 1_000_000, QueryLength = 100_000;

    private const int DeclarationBytes = 1_000_000;

    /// <summary>By SQLite's numbers: value, statement, columns, depth, parts of a compound, instructions, arguments, attached files, pattern, parameters, triggers, threads.</summary>
    private static readonly int[] Most = [ValueBytes, DeclarationBytes, 2_000, 200, 100, 1_000_000, 127, 0, 1_000, 1_000, 1, 0];

    public static void Set(nint connection)
    {
        for (var limit = 0; limit < Most.Length; limit++) _ = Sqlite.Limit(connection, limit, Most[limit]);
    }
}
