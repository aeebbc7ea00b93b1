using System.Runtime.CompilerServices;

namespace StatHarness.Ingest;

internal struct WholeParser(bool comma) : ICellParser<long>
{
    private ulong most;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPlain(ref byte bytes, int start, int length, out long value)
    {
        if (!PlainNumber.TryWhole(ref bytes, start, length, out value)) return false;
        // Only how many digits the largest has is asked for, and that an or cannot lower; see Settle.
        most |= unchecked((ulong)((value ^ (value >> 63)) - (value >> 63)));
        return true;
    }

    public readonly bool TryTake(in Cell cell, out long value)
    {
        value = 0;
        return cell.TryNumber(comma, out var number) && number.TryInt64(out value);
    }

    public readonly void Settle(ColumnTally tally, long plain)
    {
        if (plain == 0) return;
        tally.CountAgain(CellKind.Whole, default, plain);
        // The or of all magnitudes is below twice the largest: at worst one digit too many, which only makes room in a decimal.
        tally.Numbers.CountPlain(most.ToString(System.Globalization.CultureInfo.InvariantCulture).Length, 0);
    }
}

internal struct RealParser(bool comma) : ICellParser<double>
{
    private int integerDigits;
    private int scale;

    /// <summary>Digits with one point at most, of which a double loses none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPlain(ref byte bytes, int start, int length, out double value)
    {
        value = 0;
        if (comma || !PlainNumber.TryDecimal(ref bytes, start, length, out var minus, out var mantissa, out var digits, out var after)) return false;
        if (!NearestDouble.TryFind(mantissa, after, out value) && !TryShorter(mantissa, after, out value)) return false;
        if (after > scale) Deepen(mantissa, after);
        if (digits - after > integerDigits) integerDigits = digits - after;
        if (mantissa != 0) value = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(value) | ((ulong)minus << 63));
        return true;
    }

    /// <summary>Zeros at the end don't count: 1.50 has one digit after the point.</summary>
    private void Deepen(long mantissa, int after)
    {
        for (; after > scale && mantissa % 10 == 0; after--) mantissa /= 10;
        if (after > scale) scale = after;
    }

    private static bool TryShorter(long mantissa, int after, out double value)
    {
        for (; after > 0 && mantissa % 10 == 0; after--) mantissa /= 10;
        return NearestDouble.TryFind(mantissa, after, out value);
    }

    public readonly bool TryTake(in Cell cell, out double value)
    {
        var isNumber = cell.TryNumber(comma, out var number);
        value = number.Double;
        return isNumber && !number.LosesInDouble;
    }

    public readonly void Settle(ColumnTally tally, long plain)
    {
        if (plain == 0) return;
        tally.CountAgain(CellKind.Real, default, plain);
        tally.Numbers.CountPlain(integerDigits, scale);
    }
}

internal readonly struct DecimalParser(bool comma, int scale) : ICellParser<Int128>
{
    public bool TryPlain(ref byte bytes, int start, int length, out Int128 value)
    {
        value = 0;
        return false;
    }

    public bool TryTake(in Cell cell, out Int128 value)
    {
        value = 0;
        return cell.TryNumber(comma, out var number) && number.TryUnscaled(scale, out value);
    }

    public void Settle(ColumnTally tally, long plain)
    {
    }
}
