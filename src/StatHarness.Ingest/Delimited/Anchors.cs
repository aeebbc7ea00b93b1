namespace StatHarness.Ingest;

/// <summary>Finds the record of a sample that is the header: after comments and titles.</summary>
internal static class Anchors
{
    private const int MostTitles = 50, RowsForEvidence = 20;

    public static void Find(DelimiterSample sample)
    {
        if (sample.Count == 0) return;
        sample.Anchor = AfterComments(sample);
        sample.Anchor = AfterTitles(sample, sample.Anchor);
    }

    /// <summary>Names of columns: as the header has, or one more when rows begin with a name that the header leaves out.</summary>
    public static int Columns(DelimiterSample sample) => HasRowNames(sample) ? sample.Width(sample.Anchor) + 1 : EndsInDelimiter(sample) < 0 ? sample.Width(sample.Anchor) - 1 : sample.Width(sample.Anchor);

    /// <summary>Every row has one cell more than the header, and its first one is a name: R writes tables so.</summary>
    public static bool HasRowNames(DelimiterSample sample)
    {
        var width = sample.Width(sample.Anchor);
        if (!MostHave(sample, width + 1) || EndsInDelimiter(sample) > 0) return false;
        var rows = Rows(sample, width + 1);
        var first = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
            if (!first.Add(Convert.ToHexString(sample.Cell(row, 0)))) return false;
        for (var column = 0; column < width; column++)
            if (Cell.Classify(sample.Cell(sample.Anchor, column)).Kind != CellKind.Text) return false;
        return (sample.Raw(sample.Anchor)[0] == '"' && rows.TrueForAll(row => sample.Raw(row)[0] == '"')) || (width > 1 && rows.Count >= 3);
    }

    /// <returns>1 when each row ends with a delimiter that the header lacks, −1 when only the header does, else 0.</returns>
    public static int EndsInDelimiter(DelimiterSample sample)
    {
        var width = sample.Width(sample.Anchor);
        if (MostHave(sample, width + 1) && Rows(sample, width + 1).TrueForAll(row => sample.Cell(row, width).IsEmpty)) return 1;
        return width > 2 && MostHave(sample, width - 1) && sample.Cell(sample.Anchor, width - 1).Trim((byte)' ').IsEmpty ? -1 : 0;
    }

    /// <summary>Whoever wrote the file leaves out empty cells at the end of a row: rows of all widths up to the header's, none with an empty last cell.</summary>
    public static bool RowsEndEarly(DelimiterSample sample)
    {
        var width = sample.Width(sample.Anchor);
        int full = 0, shorter = 0;
        for (var row = sample.Anchor + 1; row < sample.Count; row++)
        {
            var found = sample.Width(row);
            if (found > width || (found > 1 && sample.Cell(row, found - 1).IsEmpty)) return false;
            if (found == width) full++;
            else shorter++;
        }
        return width > 2 && sample.BadQuotes == 0 && full + shorter >= RowsForEvidence && full * 10 >= full + shorter && shorter * 5 >= full + shorter;
    }

    private static bool MostHave(DelimiterSample sample, int width)
    {
        var rows = sample.Count - sample.Anchor - 1;
        return rows > 0 && Rows(sample, width).Count * 10 >= rows * 9;
    }

    private static List<int> Rows(DelimiterSample sample, int width) =>
        [.. Enumerable.Range(sample.Anchor + 1, sample.Count - sample.Anchor - 1).Where(row => sample.Width(row) == width)];

    /// <summary>A mark before the header is a comment unless it has the table's width: #CHROM of VCF is a header.</summary>
    private static int AfterComments(DelimiterSample sample)
    {
        if (!sample.Records[0].Marked) return 0;
        var plain = sample.Records.ToList().FindIndex(record => !record.Marked);
        if (plain <= 0 || sample.Width(plain) == sample.Width(0)) return 0;
        sample.FoundComment = sample.Raw(0)[0];
        return sample.Width(plain) > 1 && sample.Width(plain - 1) == sample.Width(plain) ? plain - 1 : plain;
    }

    private static int AfterTitles(DelimiterSample sample, int first)
    {
        var majority = sample.Majority;
        if (majority < 2 || sample.Share(majority) < 0.5) return first;
        var at = first;
        while (at < sample.Count - 1 && at - first < MostTitles && IsTitle(sample, at, majority)) at++;
        if (at == first || sample.Width(at) < majority - 1) return first;
        return IsSetApart(sample, first, at) || Words(sample.Cell(first, 0)) > 1 || majority > 2 ? at : first;
    }

    private static bool IsTitle(DelimiterSample sample, int record, int majority)
    {
        int width = sample.Width(record), filled = 0;
        for (var column = 0; column < width; column++)
            if (!sample.Cell(record, column).Trim((byte)' ').IsEmpty) filled++;
        return width < majority ? width == 1 || filled <= 1 || (width == 2 && majority > 3) : filled == 0 || (filled == 1 && majority > 2 && !sample.Cell(record, 0).IsEmpty && Words(sample.Cell(record, 0)) > 1);
    }

    private static bool IsSetApart(DelimiterSample sample, int first, int header)
    {
        for (var record = first + 1; record <= header; record++)
            if (sample.Records[record].Ordinal > sample.Records[record - 1].Ordinal + 1) return true;
        return sample.Cells(header - 1).TrueForAll(cell => cell.Length == 0);
    }

    private static int Words(ReadOnlySpan<byte> text)
    {
        text = text.Trim((byte)' ');
        return text.IsEmpty ? 0 : text.Count((byte)' ') + 1;
    }
}
