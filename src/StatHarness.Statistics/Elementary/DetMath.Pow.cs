namespace StatHarness.Statistics;

public static partial class DetMath
{
    private static readonly DoubleDouble Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    /// <summary>
    /// xʸ through a double-double logarithm. Exact when the result is representable (integer powers, 10ᵏ up to 10²²).
    /// Special values as IEEE 754 <c>pow</c>: x⁰ = 1 and 1ʸ = 1 even for NaN; NaN for x &lt; 0 with fractional y.
    /// </summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1) return 1;
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        if (y == 1) return x;
        if (y == 2) return x * x;
        var magnitude = Math.Abs(x);
        if (double.IsInfinity(y)) return PowAtInfinity(magnitude, y > 0);
        var odd = IsOdd(y);
        if (magnitude == 0 || double.IsInfinity(magnitude))
        {
            var large = (magnitude != 0) == (y > 0);
            return (odd && double.IsNegative(x) ? -1.0 : 1.0) * (large ? double.PositiveInfinity : 0);
        }
        if (x < 0 && Math.Floor(y) != y) return double.NaN;
        return odd && x < 0 ? -PositivePow(magnitude, y) : PositivePow(magnitude, y);
    }

    private static double PowAtInfinity(double magnitude, bool positive) =>
        magnitude == 1 ? 1 : magnitude > 1 == positive ? double.PositiveInfinity : 0;

    private static bool IsOdd(double y) =>
        Math.Abs(y) < 9007199254740992.0 && Math.Floor(y) == y && ((long)y & 1) != 0;

    private static double PositivePow(double x, double y)
    {
        var m = SplitMantissa(x, out var k);
        var log = DoubleDoubleLog(m) + Ln2 * k;
        var rough = log.Hi * y;
        if (rough > 710) return double.PositiveInfinity;
        if (rough < -746) return 0;
        if (Math.Abs(y) < 1e-290) return 1 + rough;
        var z = log * y;
        var n = NearestInteger(z.Hi * InverseLn2);
        var first = DoubleDouble.TwoSum(z.Hi - n * Ln2Part1, -n * Ln2Part2);
        var r = DoubleDouble.QuickTwoSum(first.Hi, first.Lo + (z.Lo - n * Ln2Part3));
        // exp(r) = (1 + r.Hi) + (tail + r.Lo·(1 + r.Hi)), the first sum kept exact.
        var head = DoubleDouble.TwoSum(1, r.Hi);
        return Scale(head.Hi + (head.Lo + (ExpTail(r.Hi) + r.Lo * (1 + r.Hi))), (int)n);
    }
}
