using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using StatHarness.Ingest.Privacy;

namespace StatHarness.Ingest;

/// <summary>
/// What a closer look at the texts of a column can find at all, gathered while each passes by and is still in the cache: most columns then need no second pass
/// over their texts. Never says no where a look would find something.
/// </summary>
internal sealed class TextGlance
{
    private const int SpreadsheetCell = 32_767;

    /// <summary>A text has an @, colons, or so many digits that they may be personal.</summary>
    public bool MayBePersonal { get; private set; }

    /// <summary>A text has characters that are written for others, or that garbled ones begin with.</summary>
    public bool IsForeign { get; private set; }

    /// <summary>A text fills a cell of a spreadsheet.</summary>
    public bool IsLong { get; private set; }

    /// <summary>A short text starts with #.</summary>
    public bool HasHash { get; private set; }

    /// <summary>A short text starts with a digit.</summary>
    public bool HasDigit { get; private set; }

    /// <param name="text">Readable for <see cref="RowBlock.Slack"/> bytes beyond its end.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(ref byte text, int length)
    {
        if (length is >= 4 and <= 22)
        {
            HasHash |= text == '#';
            HasDigit |= Digits.Value(text) <= 9;
        }
        IsLong |= length >= SpreadsheetCell;
        if (MayBePersonal && IsForeign) return;
        int digits = 0, dots = 0, colons = 0;
        uint ats = 0, high = 0;
        for (var at = 0; at < length; at += Vector256<byte>.Count)
        {
            var piece = Vector256.LoadUnsafe(ref text, (nuint)at);
            var there = length - at >= Vector256<byte>.Count ? uint.MaxValue : (1u << (length - at)) - 1;
            high |= piece.ExtractMostSignificantBits() & there;
            ats |= Vector256.Equals(piece, Vector256.Create((byte)'@')).ExtractMostSignificantBits() & there;
            dots += BitOperations.PopCount(Vector256.Equals(piece, Vector256.Create((byte)'.')).ExtractMostSignificantBits() & there);
            colons += BitOperations.PopCount(Vector256.Equals(piece, Vector256.Create((byte)':')).ExtractMostSignificantBits() & there);
            digits += BitOperations.PopCount(Vector256.LessThan(piece - Vector256.Create((byte)'0'), Vector256.Create((byte)10)).ExtractMostSignificantBits() & there);
        }
        // The least that TextShape asks for.
        MayBePersonal |= ats != 0 || colons >= 2 || digits >= 6 || (digits >= 4 && dots >= 3);
        IsForeign |= high != 0 && MemoryMarshal.CreateReadOnlySpan(ref text, length).ContainsAny(PlainText.Leads);
    }
}
