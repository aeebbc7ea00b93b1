using System.Buffers.Binary;
using System.Text;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>The records of one part of an XLSB workbook (MS-XLSB §2.1.4), one at a time.</summary>
internal sealed class BinaryRecords(Stream source, string file, string part) : IDisposable
{
    public const int RowHeader = 0, Blank = 1, Rk = 2, Error = 3, Bool = 4, Real = 5, Text = 6, Shared = 7, FormulaText = 8, FormulaNumber = 9, FormulaBool = 10, FormulaError = 11, RichText = 62;
    public const int StringItem = 19, Format = 44, CellFormat = 47, BeginRows = 145, EndRows = 146, BookProperties = 153, SheetOfBook = 156, MergedRange = 176, BeginCellFormats = 617, EndCellFormats = 618;
    private const int MostBytes = 1 << 24;

    private readonly BufferedStream stream = new(source, 1 << 16);
    private byte[] record = new byte[256];

    public int Type { get; private set; }

    public int Length { get; private set; }

    public bool Next()
    {
        var first = stream.ReadByte();
        if (first < 0) return false;
        Type = first < 0x80 ? first : (first & 0x7F) | (Byte() << 7);
        Length = 0;
        for (var shift = 0; shift < 28; shift += 7)
        {
            var part7 = Byte();
            Length |= (part7 & 0x7F) << shift;
            if (part7 < 0x80) break;
        }
        if (Length > MostBytes) throw Broken($"a record is {Length} bytes long.");
        if (record.Length < Length) record = new byte[Length * 2];
        if (stream.ReadAtLeast(record.AsSpan(0, Length), Length, throwOnEndOfStream: false) < Length) throw Cut();
        return true;
    }

    public ReadOnlySpan<byte> Bytes(int at, int count) => count >= 0 && at <= Length - count ? record.AsSpan(at, count) : throw Broken("a record is shorter than its kind needs.");

    public int UInt16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(at, 2));

    public uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(at, 4));

    public double Double(int at) => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(at, 8));

    /// <summary>UTF-16 with its length before it; all ones are no text.</summary>
    public string String(ref int at)
    {
        var characters = Characters(ref at);
        return Encoding.Unicode.GetString(characters);
    }

    /// <summary>The same as UTF-8; half a surrogate pair becomes U+FFFD.</summary>
    public void AppendText(ref int at, ByteText text)
    {
        var characters = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, char>(Characters(ref at));
        Span<byte> piece = stackalloc byte[1536];
        while (!characters.IsEmpty)
        {
            System.Text.Unicode.Utf8.FromUtf16(characters, piece, out var read, out var written, replaceInvalidSequences: true);
            text.Append(piece[..written]);
            characters = characters[read..];
        }
    }

    public DiagnosticException Broken(string why) => WorkbookDiagnostics.Records(file, part, why);

    public void Dispose() => stream.Dispose();

    private ReadOnlySpan<byte> Characters(ref int at)
    {
        var count = UInt32(at);
        at += 4;
        if (count == uint.MaxValue) return default;
        if (count > MostBytes) throw Broken("a text is longer than its record.");
        var bytes = Bytes(at, (int)count * 2);
        at += bytes.Length;
        return bytes;
    }

    private int Byte() => stream.ReadByte() is var value and >= 0 ? value : throw Cut();

    private DiagnosticException Cut() => Broken("it ends inside of a record.");
}
