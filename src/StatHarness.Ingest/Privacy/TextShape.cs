using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StatHarness.Ingest.Privacy;

/// <summary>What a text has to have at all before a closer look pays: counts over its bytes, 32 at a time.</summary>
internal readonly record struct TextShape(int Digits, int Ats, int Colons, int Dots, bool IsAscii)
{
    private const int LeastDigits = 7;

    /// <summary>Some kind may be in there.</summary>
    public bool IsWorthALook => Ats > 0 || HoldsNumber || HoldsGroups;

    public bool HoldsNumber => Digits >= LeastDigits || HoldsOctets;

    /// <summary>An IPv4 address has at least four digits between three dots.</summary>
    public bool HoldsOctets => Dots >= 3 && Digits >= 4;

    public bool HoldsGroups => Colons >= 2;

    public static TextShape Of(ReadOnlySpan<byte> text)
    {
        int digits = 0, ats = 0, colons = 0, dots = 0;
        uint high = 0;
        while (text.Length >= Vector256<byte>.Count)
        {
            Add(Vector256.Create(text));
            text = text[Vector256<byte>.Count..];
        }
        if (!text.IsEmpty)
        {
            Span<byte> rest = stackalloc byte[Vector256<byte>.Count];
            rest.Clear();
            text.CopyTo(rest);
            Add(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(rest)));
        }
        return new(digits, ats, colons, dots, high == 0);

        void Add(Vector256<byte> block)
        {
            digits += Count(Vector256.LessThan(block - Vector256.Create((byte)'0'), Vector256.Create((byte)10)));
            ats += Count(Vector256.Equals(block, Vector256.Create((byte)'@')));
            colons += Count(Vector256.Equals(block, Vector256.Create((byte)':')));
            dots += Count(Vector256.Equals(block, Vector256.Create((byte)'.')));
            high |= block.ExtractMostSignificantBits();
        }
    }

    private static int Count(Vector256<byte> mask) => BitOperations.PopCount(mask.ExtractMostSignificantBits());
}
