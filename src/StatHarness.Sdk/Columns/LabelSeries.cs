using StatHarness.Data;

namespace StatHarness.Sdk;

/// <summary>Any column as codes into its distinct values, numbered by first appearance from 0; −1 is missing.</summary>
public sealed class LabelSeries
{
    private readonly Column column;
    private readonly List<int> firstRows;

    private LabelSeries(Column column, int[] codes, List<int> firstRows) => (this.column, Codes, this.firstRows) = (column, codes, firstRows);

    public string Name => column.Name;

    /// <summary>One per row of the table.</summary>
    public int[] Codes { get; }

    /// <summary>Distinct values, missing not counted.</summary>
    public int Distinct => firstRows.Count;

    /// <summary>Canonical text of the value with this code.</summary>
    public string Label(int code) => column.Text(firstRows[code])!;

    /// <summary>Null when missing.</summary>
    public string? this[int row] => Codes[row] < 0 ? null : Label(Codes[row]);

    /// <summary>Rows per code.</summary>
    public int[] Counts()
    {
        var counts = new int[Distinct];
        foreach (var code in Codes)
            if (code >= 0) counts[code]++;
        return counts;
    }

    /// <summary>Codes ordered by count, falling; ties by label, ordinal.</summary>
    public int[] ByCount()
    {
        var counts = Counts();
        var labels = Enumerable.Range(0, Distinct).Select(Label).ToArray();
        return [.. Enumerable.Range(0, Distinct).OrderByDescending(c => counts[c]).ThenBy(c => labels[c], StringComparer.Ordinal)];
    }

    internal static LabelSeries Of(Column column) => column switch
    {
        TextColumn text => OfText(text),
        FixedColumn<long> longs => OfLongs(longs),
        FixedColumn<double> doubles => OfDoubles(doubles),
        FixedColumn<int> ints => Number(ints, row => ints[row]!.Value),
        FixedColumn<Int128> decimals => Number(decimals, row => decimals[row]!.Value),
        _ => Number(column, row => column.Text(row)!),
    };

    private static LabelSeries OfLongs(FixedColumn<long> column)
    {
        var values = column.Values;
        var (numbering, codes, firstRows) = (new Numbering(), new int[column.Length], new List<int>());
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = column.IsNull(row) ? -1 : numbering.Of(unchecked((ulong)values[row]));
            if (codes[row] == firstRows.Count) firstRows.Add(row);
        }
        return new(column, codes, firstRows);
    }

    private static LabelSeries OfDoubles(FixedColumn<double> column)
    {
        var values = column.Values;
        var (numbering, codes, firstRows) = (new Numbering(), new int[column.Length], new List<int>());
        for (var row = 0; row < codes.Length; row++)
        {
            // −0 equals 0, and one NaN another.
            var value = double.IsNaN(values[row]) ? double.NaN : values[row] + 0.0;
            codes[row] = column.IsNull(row) ? -1 : numbering.Of(BitConverter.DoubleToUInt64Bits(value));
            if (codes[row] == firstRows.Count) firstRows.Add(row);
        }
        return new(column, codes, firstRows);
    }

    private static LabelSeries OfText(TextColumn column)
    {
        var seen = new int[column.Dictionary.Count];
        var codes = new int[column.Length];
        var firstRows = new List<int>();
        var source = column.Codes;
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = -1;
            if (column.IsNull(row)) continue;
            ref var number = ref seen[source[row]];
            if (number == 0)
            {
                firstRows.Add(row);
                number = firstRows.Count;
            }
            codes[row] = number - 1;
        }
        return new(column, codes, firstRows);
    }

    private static LabelSeries Number<T>(Column column, Func<int, T> value) where T : notnull
    {
        var numbers = new Dictionary<T, int>();
        var codes = new int[column.Length];
        var firstRows = new List<int>();
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = -1;
            if (column.IsNull(row)) continue;
            var key = value(row);
            if (!numbers.TryGetValue(key, out var code))
            {
                numbers.Add(key, code = firstRows.Count);
                firstRows.Add(row);
            }
            codes[row] = code;
        }
        return new(column, codes, firstRows);
    }
}
