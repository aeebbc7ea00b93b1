namespace StatHarness.Core.Json;

/// <summary>The magnitude 0.<c>Digits</c> × 10^<c>Point</c> without leading or trailing zeros; no digits at all is zero.</summary>
internal readonly ref struct DecimalDigits(ReadOnlySpan<byte> digits, int point)
{
    private const int PointLimit = 1_000_000_000;

    public ReadOnlySpan<byte> Digits { get; } = digits;

    public int Point { get; } = point;

    public bool IsWhole => Digits.Length <= Point;

    public bool SameAs(DecimalDigits other) => Point == other.Point && Digits.SequenceEqual(other.Digits);

    /// <param name="number">ASCII: sign, digits, fraction, exponent. Exponents beyond ±10⁹ are clamped there.</param>
    /// <param name="room">At least as long as <paramref name="number"/>; holds the digits.</param>
    public static DecimalDigits Of(scoped ReadOnlySpan<byte> number, Span<byte> room)
    {
        var (count, point, seenPoint, at) = (0, 0, false, 0);
        for (; at < number.Length && number[at] is not ((byte)'e' or (byte)'E'); at++)
        {
            if (number[at] == '.') seenPoint = true;
            if (number[at] is < (byte)'0' or > (byte)'9') continue;
            if (count == 0 && number[at] == '0')
            {
                if (seenPoint) point--;
                continue;
            }
            room[count++] = number[at];
            if (!seenPoint) point++;
        }
        while (count > 0 && room[count - 1] == '0') count--;
        return count == 0 ? default : new(room[..count], (int)Math.Clamp((long)point + Exponent(number[at..]), -PointLimit, PointLimit));
    }

    private static long Exponent(ReadOnlySpan<byte> suffix)
    {
        var exponent = 0L;
        foreach (var digit in suffix)
            if (digit is >= (byte)'0' and <= (byte)'9') exponent = Math.Min(exponent * 10 + (digit - '0'), PointLimit);
        return suffix.Contains((byte)'-') ? -exponent : exponent;
    }
}
