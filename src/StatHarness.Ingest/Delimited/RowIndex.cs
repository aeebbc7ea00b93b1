using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StatHarness.Ingest;

/// <summary>
/// Where fields and rows end in a piece of RFC 4180 text, 64 bytes at a time: bit masks of delimiters, quotes and line ends, with what stands between quotes
/// masked out by a running exclusive or (Langdale and Lemire 2019, §3.1.1). Whatever is unusual ends the index before the row that holds it, and the slower
/// <see cref="RecordScanner"/> goes on from there: a quote inside an unquoted field, text behind a closing quote, a CR that is not followed by LF.
/// </summary>
internal sealed class RowIndex
{
    private const int Chunk = 64;

    private int[] ends = new int[4096];
    private int[] rowFields = new int[512];
    private int[] rowBreaks = new int[512];
    private int[] quoteMarks = new int[512];
    private int quoteCount;

    /// <summary>Complete rows found.</summary>
    public int Rows { get; private set; }

    /// <summary>
    /// For each quote that opens: twice the number of its field, and one more when it follows one that closes, so that the two are a quote inside of the field.
    /// </summary>
    public ReadOnlySpan<int> Quotes => quoteMarks.AsSpan(0, quoteCount);

    /// <summary>Something unusual follows the last row.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Where each field of a row ends: at its delimiter or LF.</summary>
    public ReadOnlySpan<int> Ends(int row) => ends.AsSpan(FirstField(row), rowFields[row] - FirstField(row));

    /// <summary>Where the fields of all rows end.</summary>
    public ReadOnlySpan<int> AllEnds => ends.AsSpan(0, FirstField(Rows));

    /// <summary>Line ends from the start of the index to the end of each row, those inside of quotes included.</summary>
    public ReadOnlySpan<int> Breaks => rowBreaks.AsSpan(0, Rows);

    /// <summary>Whether every row has so many fields.</summary>
    public bool IsRegular(int columns)
    {
        unchecked
        {
            int odd = 0, fields = 0;
            foreach (var end in rowFields.AsSpan(0, Rows)) odd |= end ^ (fields += columns);
            return odd == 0;
        }
    }

    /// <param name="bytes">Readable for 64 bytes beyond <paramref name="end"/>.</param>
    /// <param name="start">Where a row starts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Build(byte delimiter, byte[] bytes, int start, int end)
    {
        (Rows, quoteCount, IsStopped) = (0, 0, false);
        if (bytes.Length < end + Chunk) throw new ArgumentException("There must be room behind the text.", nameof(bytes));
        int fields = 0, rows = 0, inner = 0;
        ulong inside = 0, mayOpen = 1, closed = 0, returned = 0;
        Vector256<byte> separators = Vector256.Create(delimiter), quotes = Vector256.Create((byte)'"'), feeds = Vector256.Create((byte)'\n'), returns = Vector256.Create((byte)'\r');
        ref var first = ref MemoryMarshal.GetArrayDataReference(bytes);
        for (var at = start; at < end; at += Chunk)
        {
            Vector256<byte> low = Vector256.LoadUnsafe(ref first, (nuint)at), high = Vector256.LoadUnsafe(ref first, (nuint)at + 32);
            ulong quote = Mask(low, high, quotes), feed = Mask(low, high, feeds), back = Mask(low, high, returns), separator = Mask(low, high, separators);
            if (end - at < Chunk)
            {
                var there = (1UL << (end - at)) - 1;
                (quote, feed, back, separator) = (quote & there, feed & there, back & there, separator & there);
            }
            var within = inside;
            if (quote != 0)
            {
                within ^= Parity(quote);
                inside = unchecked((ulong)((long)within >> 63));
            }
            ulong ending = (separator | feed) & ~within, opening = quote & within, closing = quote & ~within;
            var odd = (opening & ~(((ending | closing) << 1) | mayOpen)) | (((closing << 1) | closed) & ~(ending | opening | back)) | (((back << 1) | returned) & ~feed);
            // The last bytes of the piece are no evidence against what may follow them.
            if (end - at < Chunk) odd &= (1UL << (end - at)) - 1;
            if (odd != 0)
            {
                IsStopped = true;
                break;
            }
            if (fields + Chunk > ends.Length || rows + Chunk > rowFields.Length || quoteCount + Chunk > quoteMarks.Length) MakeRoom();
            if (opening != 0) MarkQuotes(opening, (closing << 1) | closed, ending, fields);
            (mayOpen, closed, returned) = ((ending | closing) >> 63, closing >> 63, back >> 63);
            ulong between = feed & within, row = feed & ~within;
            // A place is written whether a row ends here or not: about each other chunk holds one, and a branch on it is guessed wrong.
            do
            {
                var before = unchecked((row & (0UL - row)) - 1);
                rowFields[rows] = fields + BitOperations.PopCount(ending & before) + 1;
                rowBreaks[rows] = inner + rows + 1 + BitOperations.PopCount(between & before);
                rows += row != 0 ? 1 : 0;
                row &= unchecked(row - 1);
            }
            while (row != 0);
            inner += BitOperations.PopCount(between);
            Spread(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(ends), fields), ending, at);
            fields += BitOperations.PopCount(ending);
        }
        Rows = rows;
    }

    private void MarkQuotes(ulong opening, ulong behindClosing, ulong ending, int fields)
    {
        for (; opening != 0; opening &= opening - 1)
        {
            var before = (opening & unchecked(0UL - opening)) - 1;
            var doubled = (behindClosing & (before + 1)) != 0 ? 1 : 0;
            quoteMarks[quoteCount++] = ((fields + BitOperations.PopCount(ending & before)) * 2) + doubled;
        }
    }

    /// <summary>Eight places at a time, whether there are so many or not: a loop to the last bit would be left at a place that cannot be guessed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread(ref int target, ulong bits, int at)
    {
        do
        {
            for (var i = 0; i < 8; i++)
            {
                Unsafe.Add(ref target, i) = unchecked(at + BitOperations.TrailingZeroCount(bits));
                bits &= unchecked(bits - 1);
            }
            target = ref Unsafe.Add(ref target, 8);
        }
        while (bits != 0);
    }

    private void MakeRoom()
    {
        Array.Resize(ref ends, ends.Length * 2);
        Array.Resize(ref rowFields, rowFields.Length * 2);
        Array.Resize(ref rowBreaks, rowBreaks.Length * 2);
        Array.Resize(ref quoteMarks, quoteMarks.Length * 2);
    }

    public int FirstField(int row) => row == 0 ? 0 : rowFields[row - 1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> low, Vector256<byte> high, Vector256<byte> what) =>
        Vector256.Equals(low, what).ExtractMostSignificantBits() | ((ulong)Vector256.Equals(high, what).ExtractMostSignificantBits() << 32);

    /// <summary>Bit i is set when an odd number of bits 0 to i is set.</summary>
    private static ulong Parity(ulong bits)
    {
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }
}
