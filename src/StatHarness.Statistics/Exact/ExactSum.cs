namespace StatHarness.Statistics;

/// <summary>
/// Exact sum of doubles: any order, any partition, any number of threads give the same bits, correctly rounded (ties to
/// even). A small superaccumulator (R. M. Neal, "Fast exact summation using small and large superaccumulators", 2015):
/// 67 overlapping 64-bit digits of weight 2³², carried every 1,024 values. Not thread-safe; use one each and
/// <see cref="Merge"/>.
/// </summary>
/// <remarks>NaN, or +∞ together with −∞, gives NaN; one kind of infinity gives that infinity; no values give +0.</remarks>
public sealed class ExactSum
{
    private const int Digits = 67;
    private const int AddsBeforeCarry = 1024;
    private readonly long[] _digit = new long[Digits];
    private int _room = AddsBeforeCarry;
    private bool _nan, _positiveInfinity, _negativeInfinity;

    /// <summary>The exact sum of all values, rounded once.</summary>
    public static double Of(ReadOnlySpan<double> values)
    {
        var sum = new ExactSum();
        sum.Add(values);
        return sum.Value;
    }

    /// <summary>The exact sum of integers; 2⁶³ values cannot overflow it.</summary>
    public static Int128 Of(ReadOnlySpan<long> values)
    {
        var total = Int128.Zero;
        while (!values.IsEmpty)
        {
            var part = values[..Math.Min(values.Length, 1 << 20)];
            long low = 0, high = 0;
            foreach (var value in part)
            {
                low += value & 0xFFFF_FFFF;
                high += value >> 32;
            }
            total += ((Int128)high << 32) + low;
            values = values[part.Length..];
        }
        return total;
    }

    public void Add(ReadOnlySpan<double> values)
    {
        while (!values.IsEmpty)
        {
            var block = values[..Math.Min(values.Length, BlockSum.Length)];
            if (!BlockSum.TryAdd(block, this))
                foreach (var value in block) Add(value);
            values = values[block.Length..];
        }
    }

    public void Add(double value)
    {
        unchecked
        {
            var bits = BitConverter.DoubleToInt64Bits(value);
            var exponent = (int)(bits >> 52) & 0x7ff;
            if (exponent == 0x7ff)
            {
                AddSpecial(value);
                return;
            }
            var mantissa = bits & 0xF_FFFF_FFFF_FFFF;
            if (exponent == 0) exponent = 1;
            else mantissa |= 0x10_0000_0000_0000;
            var position = exponent - 1;
            var index = position >> 5;
            var shift = position & 31;
            var low = (mantissa << shift) & 0xFFFF_FFFF;
            var high = (long)((ulong)mantissa >> (32 - shift));
            var sign = bits >> 63;
            _digit[index] += (low ^ sign) - sign;
            _digit[index + 1] += (high ^ sign) - sign;
            if (--_room == 0) Carry();
        }
    }

    /// <summary>Adds a·b without rounding it, while |a·b| lies in [2⁻⁹⁶⁰, 2⁹⁹⁵]; outside, rounded once.</summary>
    public void AddProduct(double a, double b)
    {
        var product = a * b;
        if (Math.Abs(product) is > 1e-288 and < 1e299 && Math.Abs(a) < 1e299 && Math.Abs(b) < 1e299)
        {
            var exact = DoubleDouble.TwoProduct(a, b);
            Add(exact.Hi);
            Add(exact.Lo);
        }
        else
        {
            Add(product);
        }
    }

    /// <summary>Adds everything the other one holds. Associative and commutative to the bit.</summary>
    public void Merge(ExactSum other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Carry();
        other.Carry();
        for (var i = 0; i < Digits; i++) _digit[i] += other._digit[i];
        Carry();
        _nan |= other._nan;
        _positiveInfinity |= other._positiveInfinity;
        _negativeInfinity |= other._negativeInfinity;
    }

    /// <summary>The sum, correctly rounded to nearest, ties to even. Overflows to ±∞. Never −0.</summary>
    public double Value
    {
        get
        {
            if (_nan || (_positiveInfinity && _negativeInfinity)) return double.NaN;
            if (_positiveInfinity) return double.PositiveInfinity;
            if (_negativeInfinity) return double.NegativeInfinity;
            Carry();
            return SuperDigits.Round(_digit);
        }
    }

    /// <summary>The sum as head + tail: tail is what the rounding of the head left, rounded itself.</summary>
    internal DoubleDouble Wide
    {
        get
        {
            var head = Value;
            if (!double.IsFinite(head)) return new(head, 0);
            Add(-head);
            var tail = Value;
            Add(head);
            return new(head, tail);
        }
    }

    private void AddSpecial(double value)
    {
        if (double.IsNaN(value)) _nan = true;
        else if (value > 0) _positiveInfinity = true;
        else _negativeInfinity = true;
    }

    private void Carry()
    {
        SuperDigits.Carry(_digit);
        _room = AddsBeforeCarry;
    }
}
