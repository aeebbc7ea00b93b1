using System.Globalization;

namespace StatHarness.Ingest;

/// <summary>The first records of a file, as one delimiter splits them.</summary>
internal sealed class DelimiterSample
{
    private readonly byte[] bytes;
    private readonly RowBlock fields = new();
    private readonly List<(int Start, int FirstField, int Fields, bool Hash)> records = [];
    private int badQuotes;

    private DelimiterSample(byte[] bytes, byte delimiter, bool whole) => (this.bytes, Delimiter, Whole, fields.Bytes) = (bytes, delimiter, whole, bytes);

    public byte Delimiter { get; }

    /// <summary>The sample is the whole file.</summary>
    public bool Whole { get; }

    /// <summary>Index of the record that looks like the header; −1 when there is none.</summary>
    public int Anchor { get; private set; } = -1;

    public bool HasHashComments { get; private set; }

    public long UnclosedQuoteLine { get; private set; }

    public int UnclosedQuoteColumn { get; private set; }

    public long BadQuoteLine { get; private set; }

    public int Count => records.Count;

    public bool AnchorIsUtf8 => System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(records[Anchor].Start, EndOf(Anchor) - records[Anchor].Start));

    public static DelimiterSample Take(byte[] bytes, bool whole, byte delimiter, byte? comment, int mostRecords)
    {
        var sample = new DelimiterSample(bytes, delimiter, whole);
        var scanner = new RecordScanner(delimiter);
        for (var at = 0; at < bytes.Length && sample.records.Count < mostRecords;)
        {
            var before = sample.fields.FieldCount;
            var end = scanner.Scan(bytes, at, whole, sample.fields);
            if (end == ScanEnd.Record)
            {
                sample.Keep(at, before, scanner.End, comment);
                at = scanner.End;
                continue;
            }
            sample.fields.Rewind(before);
            if (end == ScanEnd.More) break;
            var place = DialectSniffer.PlaceOf("", bytes.AsSpan(0, scanner.Problem));
            if (end == ScanEnd.UnclosedQuote)
            {
                (sample.UnclosedQuoteLine, sample.UnclosedQuoteColumn) = (place.Line, place.Column);
                break;
            }
            if (sample.badQuotes++ == 0) sample.BadQuoteLine = place.Line;
            var rest = bytes.AsSpan(scanner.Problem).IndexOfAny((byte)'\n', (byte)'\r');
            if (rest < 0) break;
            at = scanner.Problem + rest + 1;
        }
        sample.FindAnchor();
        return sample;
    }

    /// <summary>0 to 1: share of records as wide as the header, times how much a split that wide tells; a header of one field counts a quarter of its majority.</summary>
    public double Score()
    {
        if (Anchor < 0) return 0;
        return Math.Max(Weight(records[Anchor].Fields, Share(records[Anchor].Fields)), 0.25 * Weight(Majority(), Share(Majority())));
    }

    public string Why() => Anchor < 0
        ? "no complete record"
        : string.Create(CultureInfo.InvariantCulture, $"{Share(records[Anchor].Fields):P0} of {records.Count - Anchor + badQuotes} sampled rows have the {records[Anchor].Fields} fields of the first").Replace(" %", "%", StringComparison.Ordinal);

    public List<byte[]> Cells(int record)
    {
        var scratch = Array.Empty<byte>();
        var cells = new List<byte[]>(records[record].Fields);
        for (var i = 0; i < records[record].Fields; i++) cells.Add(fields.Field(records[record].FirstField + i, ref scratch).ToArray());
        return cells;
    }

    public int Width(int record) => records[record].Fields;

    public long Line(int record) => 1 + RecordScanner.CountBreaks(bytes.AsSpan(0, records[record].Start));

    public string LineEnd()
    {
        var at = bytes.AsSpan().IndexOfAny((byte)'\n', (byte)'\r');
        if (at < 0 || bytes[at] == '\n') return "\n";
        return at + 1 < bytes.Length && bytes[at + 1] == '\n' ? "\r\n" : "\r";
    }

    private static double Weight(int width, double share) => width > 1 ? share * (1 - (1.0 / width)) : 0;

    private double Share(int width) => records.Skip(Anchor).Count(record => record.Fields == width) / (double)(records.Count - Anchor + badQuotes);

    private int Majority() => records.Skip(Anchor).GroupBy(record => record.Fields).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;

    private int EndOf(int record) => record + 1 < records.Count ? records[record + 1].Start : bytes.Length;

    private void Keep(int start, int firstField, int end, byte? comment)
    {
        var record = bytes.AsSpan(start, end - start);
        var width = fields.FieldCount - firstField;
        if ((width == 1 && record.IndexOfAnyExcept("\r\n \t"u8) < 0 && Anchorless()) || (comment is { } mark && record[0] == mark)) fields.Rewind(firstField);
        else records.Add((start, firstField, width, record[0] == (byte)'#'));
    }

    /// <summary>Blank lines before the header are none of it; later ones may be empty values of a single column.</summary>
    private bool Anchorless() => records.Count == 0 || records[0].Fields > 1 || records[^1].Hash;

    private void FindAnchor()
    {
        if (records.Count == 0) return;
        var plain = records.FindIndex(record => !record.Hash);
        HasHashComments = plain > 0 && records[plain].Fields != records[0].Fields;
        Anchor = HasHashComments ? plain : 0;
    }
}
