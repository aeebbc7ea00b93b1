using System.Globalization;

namespace StatHarness.Ingest;

/// <summary>A record of the sample: where it lies, its number in the file, its fields.</summary>
internal readonly record struct SampledRecord(int Start, int End, int Ordinal, int FirstField, int Fields, bool Marked);

/// <summary>The first records of a file, and some from its middle and end, as one hypothesis splits them.</summary>
internal sealed class DelimiterSample
{
    private const int TypedRows = 100;

    private readonly byte[] bytes;
    private readonly RowBlock fields = new();
    private readonly List<SampledRecord> records = [];
    private readonly Dictionary<int, int> widths = [];
    private byte[] scratch = [];
    private int probed;

    private DelimiterSample(byte[] bytes, Separation separation, bool whole)
    {
        (this.bytes, Separation, Whole) = (bytes, separation, whole);
        if (separation.IsPlain) fields.Bytes = bytes;
    }

    public Separation Separation { get; }

    /// <summary>The sample is the whole file.</summary>
    public bool Whole { get; }

    /// <summary>Index of the record that looks like the header; −1 when there is none.</summary>
    public int Anchor { get; set; } = -1;

    public byte? FoundComment { get; set; }

    public long UnclosedQuoteLine { get; private set; }

    public int UnclosedQuoteColumn { get; private set; }

    public long BadQuoteLine { get; private set; }

    public int BadQuotes { get; private set; }

    public IReadOnlyList<SampledRecord> Records => records;

    public int Count => records.Count;

    /// <summary>Fields of most records from the header on.</summary>
    public int Majority => Rest.GroupBy(record => record.Fields).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;

    public bool AnchorIsUtf8 => System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(records[Anchor].Start, records[Anchor].End - records[Anchor].Start));

    private IEnumerable<SampledRecord> Rest => records.Skip(Anchor);

    public static DelimiterSample Take(byte[] bytes, bool whole, Separation separation, byte? comment, int mostRecords)
    {
        var sample = new DelimiterSample(bytes, separation, whole);
        var ordinal = 0;
        sample.UnclosedQuoteLine = Each(bytes, separation, whole, sample.fields, (before, start, end, problem) =>
        {
            if (problem) sample.Bad(end);
            else sample.Keep(start, end, ordinal, before, comment);
            ordinal++;
            return sample.records.Count < mostRecords;
        }, out var column);
        sample.UnclosedQuoteColumn = column;
        Anchors.Find(sample);
        return sample;
    }

    /// <summary>Counts the fields of whole lines from elsewhere in the file.</summary>
    public void Probe(byte[] elsewhere)
    {
        var start = elsewhere.AsSpan().IndexOf((byte)'\n') is var feed && feed >= 0 ? feed + 1 : elsewhere.AsSpan().IndexOf((byte)'\r') + 1;
        var lines = elsewhere[start..];
        var block = new RowBlock { Bytes = Separation.IsPlain ? lines : [] };
        Each(lines, Separation, last: false, block, (before, _, _, problem) =>
        {
            var width = problem ? 0 : block.FieldCount - before;
            widths[width] = widths.GetValueOrDefault(width) + 1;
            probed++;
            return true;
        }, out _);
    }

    /// <summary>0 to 1: share of records as wide as the header, times how much a split that wide tells, times how clean the cells are; a header of another width counts a quarter of its majority.</summary>
    public double Score()
    {
        if (Anchor < 0) return 0;
        var width = Anchors.Columns(this);
        return (0.6 + (0.4 * Cleanness())) * Math.Max(Weight(width, Share(width)), 0.25 * Weight(Majority, Share(Majority)));
    }

    public string Why() => Anchor < 0
        ? "no complete record"
        : string.Create(CultureInfo.InvariantCulture, $"{Share(Anchors.Columns(this)):P0} of {Rest.Count() + BadQuotes + probed} sampled rows have the {Anchors.Columns(this)} fields of the first").Replace(" %", "%", StringComparison.Ordinal);

    /// <summary>Share of rows with so many fields; rows with a misplaced quote have none.</summary>
    public double Share(int width) =>
        (Rest.Count(record => record.Fields == width) + widths.GetValueOrDefault(width)) / (double)(records.Count - Anchor + BadQuotes + probed);

    public List<byte[]> Cells(int record)
    {
        var cells = new List<byte[]>(records[record].Fields);
        for (var i = 0; i < records[record].Fields; i++) cells.Add(Cell(record, i).ToArray());
        return cells;
    }

    public ReadOnlySpan<byte> Cell(int record, int column) => fields.Field(records[record].FirstField + column, ref scratch);

    public ReadOnlySpan<byte> Raw(int record) => bytes.AsSpan(records[record].Start, records[record].End - records[record].Start);

    public int Width(int record) => records[record].Fields;

    public long Line(int record) => 1 + RecordScanner.CountBreaks(bytes.AsSpan(0, records[record].Start));

    public string LineEnd()
    {
        var ends = records.Select(record => Ending(bytes.AsSpan(record.Start, record.End - record.Start))).Where(end => end.Length > 0).Distinct().Take(2).ToList();
        return ends.Count switch { 0 => "\n", 1 => ends[0], _ => "mixed" };
    }

    private static string Ending(ReadOnlySpan<byte> record) => record.EndsWith("\r\n"u8) ? "\r\n" : record.EndsWith("\n"u8) ? "\n" : record.EndsWith("\r"u8) ? "\r" : "";

    private static double Weight(int width, double share) => width > 1 ? share * (1 - (1.0 / width)) : 0;

    /// <summary>Cells that are numbers, dates, empty, or text without what separates elsewhere.</summary>
    private double Cleanness()
    {
        double clean = 0;
        var cells = 0;
        for (var row = Anchor + 1; row < records.Count && row <= Anchor + TypedRows; row++)
            for (var column = 0; column < records[row].Fields; column++, cells++)
            {
                var cell = Cell(row, column);
                if (Ingest.Cell.Classify(cell).Kind != CellKind.Text) clean++;
                else if (cell.IndexOfAny(",;|\t"u8) < 0) clean += 0.9;
            }
        return cells == 0 ? 0.9 : clean / cells;
    }

    private void Keep(int start, int end, int ordinal, int firstField, byte? comment)
    {
        var record = bytes.AsSpan(start, end - start);
        var width = fields.FieldCount - firstField;
        if ((width <= 1 && record.IndexOfAnyExcept("\r\n \t"u8) < 0 && Anchorless()) || (comment is { } mark && record[0] == mark)) fields.Rewind(firstField);
        else records.Add(new(start, end, ordinal, firstField, width, record[0] is (byte)'#' or (byte)'%'));
    }

    private void Bad(int problem)
    {
        if (BadQuotes++ == 0) BadQuoteLine = DialectSniffer.PlaceOf("", bytes.AsSpan(0, problem)).Line;
    }

    /// <summary>Blank lines before the header are none of it; later ones may be empty values of a single column.</summary>
    private bool Anchorless() => records.Count == 0 || records[0].Fields > 1 || records[^1].Marked;

    /// <param name="take">Fields before the record, its start, its end or the place of its problem, whether it has one; false ends it.</param>
    /// <returns>Line of a quote that is never closed, or 0.</returns>
    private static long Each(byte[] bytes, Separation separation, bool last, RowBlock fields, Func<int, int, int, bool, bool> take, out int column)
    {
        column = 0;
        var plain = separation.IsPlain ? new RecordScanner((byte)separation.Delimiter[0]) : null;
        var loose = plain is null ? new LooseScanner(separation) : null;
        for (var at = 0; at < bytes.Length;)
        {
            var before = fields.FieldCount;
            var end = plain?.Scan(bytes, at, last, fields) ?? loose!.Scan(bytes, at, last, fields);
            if (end == ScanEnd.Record)
            {
                var start = at;
                at = plain?.End ?? loose!.End;
                if (!take(before, start, at, false)) break;
                continue;
            }
            fields.Rewind(before);
            if (end == ScanEnd.More) break;
            var problem = plain?.Problem ?? loose!.Problem;
            if (end == ScanEnd.UnclosedQuote)
            {
                var place = DialectSniffer.PlaceOf("", bytes.AsSpan(0, problem));
                column = place.Column;
                return place.Line;
            }
            var rest = bytes.AsSpan(problem).IndexOfAny((byte)'\n', (byte)'\r');
            if (!take(before, at, problem, true) || rest < 0) break;
            at = problem + rest + 1;
            if (bytes[at - 1] == '\r' && at < bytes.Length && bytes[at] == '\n') at++;
        }
        return 0;
    }
}
