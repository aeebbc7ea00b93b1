using System.Globalization;
using StatHarness.Data;
using StatHarness.Statistics;

namespace StatHarness.Workbench;

/// <summary>Decimals: values, counts and ends exact; centre, spread and quartiles of the nearest doubles.</summary>
internal static class DecimalProfile
{
    public static ColumnProfile Of(DecimalColumn column, int top)
    {
        var sorted = Present(column);
        Array.Sort(sorted);
        var doubles = Array.ConvertAll(sorted, value => double.Parse(CanonicalText.OfDecimal(value, column.Scale), NumberStyles.Float, CultureInfo.InvariantCulture));
        var (distinct, counts) = Runs(sorted);
        var profile = CodeProfile.OfCounts(counts, column.Length, column.NullCount, top);
        var numbers = NumberProfile.Of(doubles, top: 0);
        double? Shown(double value) => double.IsFinite(value) ? value : null;
        var figures = new NumberFigures(
            numbers.Min, Shown(numbers.Quartiles[0]), Shown(numbers.Quartiles[1]), Shown(numbers.Quartiles[2]), numbers.Max,
            Shown(numbers.Sum), Shown(numbers.Mean), Shown(numbers.StdDev), numbers.Zeros, numbers.Negatives);
        string Text(Int128 value) => CanonicalText.OfDecimal(value, column.Scale);
        return new(column.Name, column.Type, sorted.Length, column.NullCount, 0, profile.Distinct, profile.UniqueOnce, profile.EntropyNats,
            sorted.Length == 0 ? null : Text(sorted[0]), sorted.Length == 0 ? null : Text(sorted[^1]), figures, null,
            [.. profile.Top.Select(entry => new TopValue(Text(distinct[entry.Value]), entry.Count))]);
    }

    private static Int128[] Present(DecimalColumn column)
    {
        var present = new Int128[column.Length - column.NullCount];
        var (next, values) = (0, column.Values.ToArray());
        for (var row = 0; row < values.Length; row++)
            if (!column.IsNull(row)) present[next++] = values[row];
        return present;
    }

    private static (List<Int128> Values, int[] Counts) Runs(Int128[] sorted)
    {
        var (values, counts) = (new List<Int128>(), new List<int>());
        foreach (var value in sorted)
        {
            if (values.Count == 0 || values[^1] != value)
            {
                values.Add(value);
                counts.Add(0);
            }
            counts[^1]++;
        }
        return (values, [.. counts]);
    }
}
