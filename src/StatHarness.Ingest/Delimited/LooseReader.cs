using System.Text;
using System.Text.Unicode;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Streams rows of any dialect as blocks of decoded cells; the slower sibling of <see cref="RowReader"/>.</summary>
internal sealed class LooseReader : RowSource
{
    private const int MostBlockRows = 65_536;

    private readonly Stream utf8;
    private readonly Stream raw;
    private readonly string file;
    private readonly Dialect dialect;
    private readonly IngestOptions options;
    private readonly RowRules rules;
    private readonly LooseScanner scanner;
    private byte[] bytes;
    private int at;
    private int filled;
    private bool ended;
    private long line = 1;

    public LooseReader(RawFile file, Dialect dialect, IngestOptions options, RowRules rules)
    {
        utf8 = file.OpenUtf8(out raw);
        (this.file, this.dialect, this.options, this.rules, scanner) = (file.Name, dialect, options, rules, new(dialect.Separation));
        bytes = new byte[Math.Max(options.BlockBytes, 16)];
    }

    public override IReadOnlyList<string> Names => dialect.Names;

    public override long BytesDone => raw.Position;

    public override bool Read(RowBlock block)
    {
        block.Clear(dialect.Names.Count);
        while (block.Rows < MostBlockRows && block.AppendedBytes < options.BlockBytes && !rules.Stopped)
        {
            if (at == filled && !Fill()) break;
            var before = block.FieldCount;
            var end = scanner.Scan(bytes.AsSpan(0, filled), at, ended, block);
            if (end == ScanEnd.More || (end == ScanEnd.TextAfterQuote && !ended && !HasLineEnd()))
            {
                block.Rewind(before);
                Fill();
            }
            else Take(block, before, end);
        }
        if (block.Rows > 0 || (!rules.Stopped && !(ended && at == filled))) return true;
        rules.End();
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        utf8.Dispose();
        raw.Dispose();
    }

    private void Take(RowBlock block, int before, ScanEnd end)
    {
        if (end == ScanEnd.UnclosedQuote) throw IngestDiagnostics.UnclosedQuote(PlaceOf(scanner.Problem));
        var next = end == ScanEnd.Record ? scanner.End : NextLine();
        var record = bytes.AsSpan(at, next - at);
        if (!Utf8.IsValid(record)) throw new InvalidUtf8Exception(PlaceOf(at + FirstInvalid(record)));
        var nul = record.IndexOf((byte)0);
        if (nul >= 0) throw IngestDiagnostics.Nul(PlaceOf(at + nul));
        if (end == ScanEnd.Record) rules.Take(block, before, record, line);
        else
        {
            var place = PlaceOf(scanner.Problem);
            rules.Reject(place.Line, place.Column, IngestDiagnostics.TextAfterQuote, "Text follows a closing quote; expected the delimiter or the end of the line.", record);
            block.Rewind(before);
        }
        line += end == ScanEnd.Record ? 1 + scanner.BreaksInside : RecordScanner.CountBreaks(record);
        at = next;
    }

    private bool HasLineEnd() => bytes.AsSpan(scanner.Problem, filled - scanner.Problem - 1).IndexOfAny((byte)'\n', (byte)'\r') >= 0;

    private int NextLine()
    {
        var rest = bytes.AsSpan(scanner.Problem, filled - scanner.Problem).IndexOfAny((byte)'\n', (byte)'\r');
        if (rest < 0) return filled;
        var next = scanner.Problem + rest + 1;
        return next < filled && bytes[next - 1] == '\r' && bytes[next] == '\n' ? next + 1 : next;
    }

    /// <summary>Moves what is left to the front and reads on; grows when one record fills the buffer.</summary>
    private bool Fill()
    {
        bytes.AsSpan(at, filled - at).CopyTo(bytes);
        (filled, at) = (filled - at, 0);
        if (filled == bytes.Length)
        {
            if (filled >= options.MaxRowBytes) throw IngestDiagnostics.RowTooLong(new(file, line, 1), options.MaxRowBytes);
            Array.Resize(ref bytes, (int)Math.Min(filled * 2L, options.MaxRowBytes + 1L));
        }
        try
        {
            while (filled < bytes.Length && !ended)
            {
                var read = utf8.Read(bytes, filled, bytes.Length - filled);
                ended = read == 0;
                filled += read;
            }
        }
        catch (DecoderFallbackException)
        {
            throw IngestDiagnostics.Encoding(new(file, line, 0), dialect.Encoding, "The file is damaged or in another encoding: pass --encoding.");
        }
        catch (IOException problem)
        {
            throw IngestDiagnostics.Unreadable(file, problem);
        }
        return filled > 0;
    }

    private Place PlaceOf(int position)
    {
        var before = bytes.AsSpan(at, position - at);
        var lineStart = before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        return new(file, line + RecordScanner.CountBreaks(before), Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> record)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(record[at..], out _, out var consumed) == System.Buffers.OperationStatus.Done) at += consumed;
        return at;
    }
}
