using System.Numerics;
using System.Runtime.Intrinsics;

namespace StatHarness.Ingest.Privacy;

/// <summary>What a text has to have at all before a closer look pays, from bit masks over 64 bytes at a time.</summary>
/// <param name="HoldsNumber">Somewhere at least nine digits are joined by single separators, eight behind a plus sign, or four groups by dots.</param>
/// <param name="HoldsGroups">Two colons side by side, or six of them.</param>
internal readonly record struct TextShape(bool HoldsAt, bool HoldsNumber, bool HoldsGroups, bool HoldsSixDigits, bool IsAscii)
{
    /// <summary>Windows overlap by more than the longest way to write nine digits.</summary>
    private const int Window = 64, Step = 40;

    public bool IsWorthALook => HoldsAt || HoldsNumber || HoldsGroups;

    public static TextShape Of(ReadOnlySpan<byte> text)
    {
        var shape = new TextShape(false, false, false, false, true);
        Span<byte> padded = stackalloc byte[Window];
        while (true)
        {
            ReadOnlySpan<byte> window = padded;
            if (text.Length < Window)
            {
                padded.Clear();
                text.CopyTo(padded);
            }
            else
            {
                window = text;
            }
            shape = shape.With(Vector256.Create(window), Vector256.Create(window[32..]));
            if (text.Length <= Window) return shape;
            text = text[Step..];
        }
    }

    private TextShape With(Vector256<byte> low, Vector256<byte> high)
    {
        var digits = Bits(Vector256.LessThan(low - Vector256.Create((byte)'0'), Vector256.Create((byte)10)), Vector256.LessThan(high - Vector256.Create((byte)'0'), Vector256.Create((byte)10)));
        var colons = Bits(low, high, (byte)':');
        return new(
            HoldsAt || Bits(low, high, (byte)'@') != 0,
            HoldsNumber || (BitOperations.PopCount(digits) >= 4 && Joined(digits, low, high)),
            HoldsGroups || (colons & (colons >> 1)) != 0 || BitOperations.PopCount(colons) >= 6,
            HoldsSixDigits || BitOperations.PopCount(digits) >= 6,
            IsAscii && Bits(low, high) == 0);
    }

    private static bool Joined(ulong digits, Vector256<byte> low, Vector256<byte> high)
    {
        var dots = Bits(low, high, (byte)'.');
        if (BitOperations.PopCount(digits) < 8 && BitOperations.PopCount(dots) < 3) return false;
        var pluses = Bits(low, high, (byte)'+');
        var joins = dots | Bits(low, high, (byte)' ') | Bits(low, high, (byte)'-') | Bits(low, high, (byte)'(') | Bits(low, high, (byte)')') | Bits(low, high, (byte)'/');
        var single = joins & (digits << 1) & (digits >> 1);
        var twice = joins & (joins >> 1) & (digits << 1) & (digits >> 2);
        for (var rest = digits | single | twice | (twice << 1); rest != 0;)
        {
            var start = BitOperations.TrailingZeroCount(rest);
            var length = BitOperations.TrailingZeroCount(~(rest >> start));
            var run = (length >= 64 ? ulong.MaxValue : (1UL << length) - 1) << start;
            var count = BitOperations.PopCount(digits & run);
            if (count >= 9 || (count >= 8 && start > 0 && (pluses >> (start - 1) & 1) != 0) || BitOperations.PopCount(dots & run) >= 3) return true;
            rest &= ~run;
        }
        return false;
    }

    private static ulong Bits(Vector256<byte> low, Vector256<byte> high, byte value) => Bits(Vector256.Equals(low, Vector256.Create(value)), Vector256.Equals(high, Vector256.Create(value)));

    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) => low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
}
