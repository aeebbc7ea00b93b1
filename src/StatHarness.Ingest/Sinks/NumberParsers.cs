using System.Runtime.CompilerServices;

namespace StatHarness.Ingest;

internal struct WholeParser(bool comma) : ICellParser<long>
{
    private long most;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPlain(ReadOnlySpan<byte> cell, out long value)
    {
        unchecked
        {
            value = 0;
            if (cell.Length is 0 or > 15) return false;
            var at = cell[0] == '-' ? 1 : 0;
            if (at == cell.Length || (cell[at] == '0' && cell.Length > 1)) return false;
            for (var i = at; i < cell.Length; i++)
            {
                var digit = Digits.Value(cell[i]);
                if (digit > 9)
                {
                    value = 0;
                    return false;
                }
                value = (value * 10) + digit;
            }
            if (value > most) most = value;
            if (at == 1) value = -value;
            return true;
        }
    }

    public readonly bool TryTake(in Cell cell, out long value)
    {
        value = 0;
        return (cell.Kind == CellKind.Whole || (comma && cell.Kind == CellKind.Comma)) && cell.Number.TryInt64(out value);
    }

    public readonly void Settle(ColumnTally tally, long plain)
    {
        if (plain == 0) return;
        tally.CountAgain(CellKind.Whole, default, plain);
        tally.Numbers.CountPlain(most.ToString(System.Globalization.CultureInfo.InvariantCulture).Length, 0);
    }
}

internal struct RealParser(bool comma) : ICellParser<double>
{
    private long wholes;
    private int integerDigits;
    private int scale;

    /// <summary>Digits with one point at most, of which a double loses none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPlain(ReadOnlySpan<byte> cell, out double value)
    {
        unchecked
        {
            value = 0;
            if (cell.Length is 0 or > 19 || comma) return false;
            int first = cell[0] == '-' ? 1 : 0, point = -1, digits = cell.Length - first;
            long mantissa = 0;
            for (var i = first; i < cell.Length; i++)
            {
                var digit = Digits.Value(cell[i]);
                if (digit <= 9) mantissa = (mantissa * 10) + digit;
                else if (cell[i] == '.' && point < 0) point = i;
                else return false;
            }
            if (point >= 0) digits--;
            var before = (point < 0 ? cell.Length : point) - first;
            var after = digits - before;
            if (digits is 0 or > 18 || before == 0 || (before > 1 && cell[first] == '0')) return false;
            for (; after > 0 && mantissa % 10 == 0; after--) mantissa /= 10;
            if (!NearestDouble.TryFind(mantissa, after, out value)) return false;
            if (after == 0) wholes++;
            if (after > scale) scale = after;
            if (before > integerDigits) integerDigits = before;
            if (first == 1 && mantissa != 0) value = -value;
            return true;
        }
    }

    public readonly bool TryTake(in Cell cell, out double value)
    {
        value = cell.Number.Double;
        return (cell.Kind is CellKind.Whole or CellKind.BigWhole or CellKind.Real || (comma && cell.Kind == CellKind.Comma)) && !cell.Number.LosesInDouble;
    }

    public readonly void Settle(ColumnTally tally, long plain)
    {
        if (plain == 0) return;
        tally.CountAgain(CellKind.Whole, default, wholes);
        tally.CountAgain(CellKind.Real, default, plain - wholes);
        tally.Numbers.CountPlain(integerDigits, scale);
    }
}

internal readonly struct DecimalParser(bool comma, int scale) : ICellParser<Int128>
{
    public bool TryPlain(ReadOnlySpan<byte> cell, out Int128 value)
    {
        value = 0;
        return false;
    }

    public bool TryTake(in Cell cell, out Int128 value)
    {
        value = 0;
        return (cell.Kind is CellKind.Whole or CellKind.BigWhole or CellKind.Real or CellKind.Exact || (comma && cell.Kind == CellKind.Comma)) && cell.Number.TryUnscaled(scale, out value);
    }

    public void Settle(ColumnTally tally, long plain)
    {
    }
}
