using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StatHarness.Ingest;

internal struct WholeParser(bool comma) : ICellParser<long>
{
    private ulong most;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong TakePlain(ref byte bytes, ref long field, int columns, Span<long> values)
    {
        unchecked
        {
            ulong others = 0, most = 0;
            for (var i = 0; i < values.Length; i++, field = ref Unsafe.Add(ref field, columns))
            {
                var isPlain = PlainNumber.TryWhole(ref Unsafe.Add(ref bytes, RowBlock.StartOf(field)), RowBlock.LengthOf(field), out var value);
                values[i] = value;
                // Only how many digits the largest has is asked for, and that an or cannot lower; see Settle.
                most |= isPlain ? (ulong)((value ^ (value >> 63)) - (value >> 63)) : 0;
                others |= (isPlain ? 0UL : 1UL) << i;
            }
            this.most |= most;
            return others;
        }
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

    /// <summary>Up to 15 digits: a quotient of two exact doubles is correctly rounded (Clinger 1990).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong TakePlain(ref byte bytes, ref long field, int columns, Span<double> values)
    {
        unchecked
        {
            if (comma) return OneByOne.None(values);
            ref var start = ref field;
            Span<double> powers = stackalloc double[64];
            powers = powers[..values.Length];
            ulong others = 0;
            var (most, deepest) = (integerDigits, scale);
            for (var i = 0; i < values.Length; i++, field = ref Unsafe.Add(ref field, columns))
            {
                ref var first = ref Unsafe.Add(ref bytes, RowBlock.StartOf(field));
                var minus = first == (byte)'-' ? 1 : 0;
                var isPlain = PlainNumber.TryShort(ref Unsafe.Add(ref first, minus), RowBlock.LengthOf(field) - minus, out var mantissa, out var before, out var after);
                // A whole zero has no sign.
                values[i] = (mantissa ^ -minus) + minus;
                powers[i] = NearestDouble.Power(after);
                others |= (isPlain ? 0UL : 1UL) << i;
                most = Math.Max(most, isPlain ? before : 0);
                if (after > deepest && isPlain) deepest = Deeper(deepest, mantissa, after);
            }
            (integerDigits, scale) = (most, deepest);
            Divide(values, powers);
            for (var left = others; left != 0; left &= left - 1)
            {
                var i = BitOperations.TrailingZeroCount(left);
                var place = Unsafe.Add(ref start, i * columns);
                if (RowBlock.LengthOf(place) > PlainNumber.MostShort && TryLong(RowBlock.CellAt(ref bytes, place), out values[i])) others ^= 1UL << i;
            }
            return others;
        }
    }

    /// <summary>More digits, of which a double loses none.</summary>
    private bool TryLong(ReadOnlySpan<byte> cell, out double value)
    {
        value = 0;
        var minus = cell[0] == (byte)'-' ? 1 : 0;
        if (!PlainNumber.TryDecimal(ref Unsafe.Add(ref MemoryMarshal.GetReference(cell), minus), cell.Length - minus, out var mantissa, out var before, out var after)) return false;
        if (!NearestDouble.TryFind(mantissa, after, out value) && !TryShorter(mantissa, after, out value)) return false;
        scale = Deeper(scale, mantissa, after);
        integerDigits = Math.Max(integerDigits, before);
        if (minus != 0 && mantissa != 0) value = -value;
        return true;
    }

    private static void Divide(Span<double> values, ReadOnlySpan<double> by)
    {
        var i = 0;
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            (Vector256.Create<double>(values[i..]) / Vector256.Create(by[i..])).CopyTo(values[i..]);
        for (; i < values.Length; i++) values[i] /= by[i];
    }

    /// <summary>Zeros at the end don't count: 1.50 has one digit after the point.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Deeper(int scale, long mantissa, int after)
    {
        for (; after > scale && mantissa % 10 == 0; after--) mantissa /= 10;
        return Math.Max(after, scale);
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
    public ulong TakePlain(ref byte bytes, ref long field, int columns, Span<Int128> values) => OneByOne.None(values);

    public bool TryTake(in Cell cell, out Int128 value)
    {
        value = 0;
        return cell.TryNumber(comma, out var number) && number.TryUnscaled(scale, out value);
    }

    public void Settle(ColumnTally tally, long plain)
    {
    }
}
