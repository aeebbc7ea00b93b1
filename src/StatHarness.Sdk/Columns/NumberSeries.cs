using StatHarness.Data;

namespace StatHarness.Sdk;

/// <summary>A column as doubles. A missing row is NaN in <see cref="Values"/>; a NaN or infinity of the source is a value.</summary>
/// <param name="Values">One per row of the table.</param>
/// <param name="Rounded">Values that a double cannot hold exactly (integers beyond 2^53, most decimals); each is the nearest double.</param>
public sealed record NumberSeries(string Name, double[] Values, Validity Validity, long Rounded)
{
    /// <summary>Rows that hold a value.</summary>
    public int Count => Values.Length - Validity.NullCount;

    /// <summary>The values that are there, in row order.</summary>
    public double[] Present()
    {
        if (!Validity.HasNulls) return Values;
        var present = new double[Count];
        var next = 0;
        for (var row = 0; row < Values.Length; row++)
            if (Validity.IsValid(row)) present[next++] = Values[row];
        return present;
    }

    /// <summary>Row of each value of <see cref="Present"/>.</summary>
    public int[] PresentRows() => RowsOf(Validity, Values.Length);

    internal static int[] RowsOf(Validity validity, int length)
    {
        var rows = new int[length - validity.NullCount];
        var next = 0;
        for (var row = 0; row < length; row++)
            if (validity.IsValid(row)) rows[next++] = row;
        return rows;
    }
}
