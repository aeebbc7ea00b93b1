using System.Runtime.InteropServices;
using StatHarness.Sql.Native;

namespace StatHarness.Sql;

/// <summary>
/// What SQLite asks before it reads a table (<c>sqlite3_index_info</c>): by which of its conditions the table could find rows, and
/// at what cost. The answer's number is <see cref="All"/>, <see cref="ByRow"/>, or <see cref="ByColumn"/> and up.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IndexQuestion
{
    public const int All = 0, ByRow = 1, ByColumn = 2;

    private const byte IsEqual = 2;

    private int conditions;
    private Condition* condition;
    private int orders;
    private nint order;
    private Use* use;
    private int number;
    private nint text;
    private int freesText;
    private int isOrdered;
    private double cost;
    private long rows;
    private int flags;
    private ulong columnsUsed;

    /// <param name="question">Also what <c>sqlite3_vtab_collation</c> is asked with.</param>
    public static void Answer(IndexQuestion* question, SqlTable table)
    {
        var best = -1;
        for (var i = 0; i < question->conditions; i++)
        {
            var condition = question->condition[i];
            if (condition.Operator != IsEqual || condition.IsUsable == 0) continue;
            var isRow = condition.Column < table.Shift;
            if (!isRow && (best >= 0 || Sqlite.TextOf(Sqlite.Collation((nint)question, i)) != "BINARY")) continue;
            best = i;
            question->number = isRow ? ByRow : ByColumn + condition.Column - table.Shift;
            if (isRow) break;
        }
        question->rows = question->number switch { ByRow => 1, >= ByColumn => 1 + (table.Rows / 100), _ => Math.Max(1, table.Rows) };
        question->cost = question->rows + (question->number >= ByColumn ? 10 : 0);
        // SQLite compares again: an index may name a row too many.
        if (best >= 0) question->use[best].Argument = 1;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Condition
    {
        public int Column;
        public byte Operator, IsUsable;
        public int Term;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Use
    {
        public int Argument;
        public byte IsLeftOut;
    }
}
