using System.Buffers;
using System.Globalization;
using System.Text;

namespace StatHarness.Ingest.Privacy;

/// <summary>
/// A text in which digits of every script, full-width letters, dashes and spaces are plain ASCII and invisible characters are gone, with
/// the place of each byte in the text as it was. Reused from text to text.
/// </summary>
internal sealed class PlainText
{
    /// <summary>First bytes of the UTF-8 of all that is replaced: C2 no-break space and soft hyphen, D9–DF and E0–E1 digits, E2 dashes and spaces, E3 wide space, EA and EF digits and full width, F0 digits.</summary>
    internal static readonly SearchValues<byte> Leads = SearchValues.Create([0xC2, 0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xE2, 0xE3, 0xEA, 0xEF, 0xF0]);

    private byte[] bytes = new byte[256];
    private int[] places = new int[257];
    private int length;

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    /// <summary>Where byte <paramref name="at"/> was; the end is the end.</summary>
    public int Place(int at) => places[at];

    /// <summary>False when the text stays as it is.</summary>
    public bool Read(ReadOnlySpan<byte> text)
    {
        var first = text.IndexOfAny(Leads);
        if (first < 0 || !Differs(text[first..])) return false;
        if (bytes.Length < text.Length) (bytes, places) = (new byte[text.Length], new int[text.Length + 1]);
        length = 0;
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf8(text[at..], out var rune, out var size);
            var plain = Plain(rune);
            if (plain == Kept) for (var i = 0; i < size; i++) Put(text[at + i], at + i);
            else if (plain != Gone) Put((byte)plain, at);
            at += size;
        }
        places[length] = text.Length;
        return true;
    }

    private const int Kept = -1, Gone = -2;

    private static bool Differs(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var size);
            if (Plain(rune) != Kept) return true;
            text = text[size..];
        }
        return false;
    }

    private void Put(byte value, int place)
    {
        (bytes[length], places[length]) = (value, place);
        length++;
    }

    private static int Plain(Rune rune)
    {
        var value = rune.Value;
        if (value < 0x80) return Kept;
        if (value is >= 0xFF01 and <= 0xFF5E) return value - 0xFEE0;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber => '0' + (int)Rune.GetNumericValue(rune),
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.MathSymbol when value == 0x2212 => '-',
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.Format => Gone,
            _ => Kept,
        };
    }
}
