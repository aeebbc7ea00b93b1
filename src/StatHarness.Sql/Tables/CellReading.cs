using System.Text;
using StatHarness.Data;
using StatHarness.Sql.Native;

namespace StatHarness.Sql;

/// <summary>One value of a column, as SQL has it.</summary>
internal static unsafe class CellReading
{
    private const double MicrosPerSecond = 1e6;

    /// <summary>Of columns whose values are numbers in SQL; null when missing.</summary>
    public static double? Number(Column column, int row) => column switch
    {
        _ when column.IsNull(row) => null,
        Int64Column whole => whole.Values[row],
        Float64Column real => double.IsNaN(real.Values[row]) ? null : real.Values[row],
        BoolColumn truth => truth[row]!.Value ? 1 : 0,
        DurationColumn duration => duration.Values[row] / MicrosPerSecond,
        _ => throw new System.Diagnostics.UnreachableException(column.Type.ToString()),
    };

    public static void Hand(Column column, int row, nint to)
    {
        if (column.IsNull(row))
        {
            Sqlite.ResultNull(to);
            return;
        }
        switch (column)
        {
            case Int64Column whole: Sqlite.ResultLong(to, whole.Values[row]); break;
            case Float64Column real: Sqlite.ResultDouble(to, real.Values[row]); break;
            case BoolColumn truth: Sqlite.ResultLong(to, truth[row]!.Value ? 1 : 0); break;
            case DurationColumn duration: Sqlite.ResultDouble(to, duration.Values[row] / MicrosPerSecond); break;
            case TextColumn text: Hand(text.Utf8(row), to); break;
            default: Hand(Encoding.UTF8.GetBytes(column.Text(row)!), to); break;
        }
    }

    private static void Hand(ReadOnlySpan<byte> utf8, nint to)
    {
        // The pointer of an empty span is none, which would be a missing value.
        if (utf8.IsEmpty) utf8 = "\0"u8[..0];
        fixed (byte* bytes = &System.Runtime.InteropServices.MemoryMarshal.GetReference(utf8)) Sqlite.ResultText(to, bytes, utf8.Length, Sqlite.Copied);
    }
}
