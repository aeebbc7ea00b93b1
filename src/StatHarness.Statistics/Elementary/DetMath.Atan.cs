namespace StatHarness.Statistics;

public static partial class DetMath
{
    /// <summary>atan(j/8), j = 0…16, as high and low parts.</summary>
    private static ReadOnlySpan<double> AtanEighths =>
    [
        0.0, 0.0, 0.12435499454676144, -3.1253241424539383e-18, 0.24497866312686414, 1.0698755618734451e-17,
        0.35877067027057225, -2.4623815582638635e-17, 0.4636476090008061, 2.2698777452961687e-17,
        0.5585993153435624, -5.4556305485916264e-18, 0.6435011087932844, 1.5834785051444286e-17,
        0.7188299996216245, -2.1478388444456983e-17, 0.7853981633974483, 3.061616997868383e-17,
        0.844153986113171, -4.841337011934917e-17, 0.8960553845713439, 2.923876285774305e-17,
        0.9420000403794636, 5.4608374858466876e-17, 0.982793723247329, 1.3903311031230998e-17,
        1.0191413442663497, 1.0004018869366799e-17, 1.0516502125483738, -9.650564731467514e-17,
        1.0808390005411683, -1.5676322511359073e-17, 1.1071487177940904, 9.40447137356638e-17,
    ];

    /// <summary>Arc tangent in radians, (−π/2, π/2).</summary>
    public static double Atan(double x)
    {
        if (Math.Abs(x) < 1e-8 || double.IsNaN(x)) return x;
        return Math.CopySign(PositiveAtan(new(Math.Abs(x), 0)).Value, x);
    }

    /// <summary>
    /// Angle of the point (x, y) in radians, [−π, π], with the sign rules of IEEE 754 for zeros and infinities.
    /// </summary>
    public static double Atan2(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        var ay = Math.Abs(y);
        var ax = Math.Abs(x);
        DoubleDouble angle;
        if (ay == 0) angle = default;
        else if (ax == 0) angle = HalfPi;
        else if (double.IsInfinity(ax)) angle = double.IsInfinity(ay) ? HalfPi * 0.5 : default;
        else if (double.IsInfinity(ay)) angle = HalfPi;
        else angle = AtanOfQuotient(ay, ax);
        if (double.IsNegative(x)) angle = HalfPi * 2 - angle;
        return Math.CopySign(angle.Value, y);
    }

    private static DoubleDouble AtanOfQuotient(double y, double x)
    {
        var rough = y / x;
        if (rough > 1e300) return HalfPi;
        if (rough < 1e-150) return new(rough, 0);
        // Both to a harmless scale, so that the exact residual of the division neither over- nor underflows.
        var shift = PowerOfTwo(-Math.Clamp((int)((BitConverter.DoubleToInt64Bits(x) >> 52) & 0x7ff) - 1023, -1000, 1000));
        var quotient = new DoubleDouble(y * shift, 0) / new DoubleDouble(x * shift, 0);
        return PositiveAtan(quotient);
    }

    /// <summary>atan x = atan c + atan((x − c)/(1 + x·c)) with c the nearest j/8; above 2 through π/2 − atan(1/x).</summary>
    private static DoubleDouble PositiveAtan(DoubleDouble x)
    {
        if (x.Hi > 2.0625)
        {
            if (x.Hi > 1e19) return HalfPi;
            return HalfPi - PositiveAtan(new DoubleDouble(1, 0) / x);
        }
        var j = x.Hi < 0.1875 ? 0 : (int)(x.Hi * 8 + 0.5);
        var c = j * 0.125;
        var t = j == 0 ? x : (x + -c) / (x * c + 1);
        var z = t.Hi * t.Hi;
        var p = 1.0 / -3 + z * (1.0 / 5 + z * (-1.0 / 7 + z * (1.0 / 9 + z * (-1.0 / 11 + z * (1.0 / 13 + z * (-1.0 / 15
            + z * (1.0 / 17 + z * (-1.0 / 19 + z * (1.0 / 21 + z * (-1.0 / 23))))))))));
        var series = DoubleDouble.QuickTwoSum(t.Hi, t.Lo + t.Hi * z * p);
        return j == 0 ? series : new DoubleDouble(AtanEighths[2 * j], AtanEighths[2 * j + 1]) + series;
    }
}
