namespace StatHarness.UnitTests.StatisticsRoom;

internal static class Ulps
{
    /// <summary>How many doubles lie between the two; equal NaNs are 0 apart.</summary>
    public static ulong Between(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b)) return double.IsNaN(a) && double.IsNaN(b) ? 0 : ulong.MaxValue;
        var x = Key(a);
        var y = Key(b);
        return x > y ? x - y : y - x;
    }

    private static ulong Key(double value)
    {
        var bits = BitConverter.DoubleToUInt64Bits(value + 0.0);
        return (bits >> 63) == 0 ? bits | 0x8000_0000_0000_0000 : ~bits + 1;
    }
}
