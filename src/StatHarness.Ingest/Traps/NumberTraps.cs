using System.Runtime.CompilerServices;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;
using StatHarness.Ingest.Roles;

namespace StatHarness.Ingest.Traps;

/// <summary>Whole numbers that lost their last digits, or that only count the rows.</summary>
internal static class NumberTraps
{
    private const long Sixteen = 1_000_000_000_000_000, Twelve = 100_000_000_000;
    private const int Least = 3;
    private static readonly string[] IndexNames = ["column_1", "rownames", "row.names", "index", "x", "unnamed: 0", ""];
    private static readonly string[] IdWords = ["id", "ids", "number", "nr", "no", "num", "code", "card", "account", "acct", "phone", "upc", "ean", "sku", "imei", "iban", "isbn", "ccnumber", "barcode", "gtin", "key", "ref"];

    public static IEnumerable<TrapRecord> Find(Int64Column column, WholeGlance glance, ColumnRecord record, RowLines lines, bool mayShow)
    {
        (long Count, int Row) lost = default;
        if (glance.Most >= Sixteen && LostDigits(column, 15, Sixteen, out lost))
            yield return new("fifteen_digits", column.Name, lost.Count, lines.Of(lost.Row), mayShow ? column.Text(lost.Row) : null,
                "Numbers of 16 or more digits end in zeros from the 16th digit on: a spreadsheet keeps 15. As ids they are not what they were; export them as text.");
        else if (glance.Most >= Twelve && NameTokens.Of(column.Name).Any(IdWords.Contains) && LostDigits(column, 6, Twelve, out lost))
            yield return new("scientific_ids", column.Name, lost.Count, lines.Of(lost.Row), mayShow ? column.Text(lost.Row) : null,
                "Long numbers in a column of ids have at most 6 digits before the zeros, as in 1.23457E+15: the rest was lost on display. Export them as text.");
        if (record.Index == 0 && column.NullCount == 0 && column.Length > 1 && IndexNames.Contains(column.Name.ToLowerInvariant()) && glance.CountsRows)
            yield return new("exported_index", column.Name, column.Length, null, null, "The first column only numbers the rows: an index that was exported along. Leave it out of analyses.");
    }

    /// <summary>Nine of ten long numbers keep at most so many digits, and as a whole they are not simply multiples of a larger power of ten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool LostDigits(Int64Column column, int digits, long least, out (long Count, int Row) lost)
    {
        lost = (0, -1);
        var (kept, coarse, others) = (0L, 0L, 0L);
        var values = new RowWalk<long>(column);
        long firstValue = 0;
        var differ = false;
        for (var row = 0; row < values.Length; row++)
        {
            if (column.IsNull(row)) continue;
            var value = values[row];
            if (value < least)
            {
                if (++others > values.Length / 2) return false;
                continue;
            }
            var unit = 1L;
            for (var top = value; top >= Power(digits); top /= 10) unit *= 10;
            if (value % unit != 0)
            {
                if (++kept > values.Length / 20) return false;
                continue;
            }
            if (lost.Count++ == 0) (lost.Row, firstValue) = (row, value);
            if (value != firstValue) differ = true;
            if (value % (unit * 10) == 0) coarse++;
        }
        return lost.Count >= Least && differ && kept * 9 <= lost.Count && coarse * 2 < lost.Count;
    }

    private static long Power(int digits) => digits == 15 ? Sixteen : 1_000_000;
}
