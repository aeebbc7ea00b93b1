namespace StatHarness.Statistics;

internal static class Bisection
{
    /// <summary>
    /// The smallest x in [low, high] where a falling function reaches <paramref name="target"/> or less, by halving
    /// the interval in the order of the doubles: at most 64 steps, to the last bit.
    /// </summary>
    public static double WhereFalling(Func<double, double> falling, double target, double low, double high)
    {
        var (a, b) = (OrderKey.Of(low), OrderKey.Of(high));
        while (b - a > 1)
        {
            var middle = a + (b - a) / 2;
            if (falling(OrderKey.ToDouble(middle)) > target) a = middle;
            else b = middle;
        }
        return OrderKey.ToDouble(b);
    }
}
