using StatHarness.Data;

namespace StatHarness.Sdk;

/// <summary>A date or time column as microseconds since 1970-01-01T00:00:00. The slot of a missing row is 0 and means nothing.</summary>
/// <param name="Zoned">True: instants in UTC. False: a wall clock of unknown zone.</param>
/// <param name="WholeDays">The column holds dates: each value is midnight.</param>
public sealed record TimeSeries(string Name, long[] Micros, Validity Validity, bool Zoned, bool WholeDays)
{
    public int Count => Micros.Length - Validity.NullCount;

    /// <summary><c>UTC</c>, or null for a wall clock: what figures print.</summary>
    public string? Zone => Zoned ? "UTC" : null;

    /// <summary>Null when missing.</summary>
    public long? this[int row] => Validity.IsValid(row) ? Micros[row] : null;

    /// <summary>Rows that hold a value, rising.</summary>
    public int[] PresentRows() => NumberSeries.RowsOf(Validity, Micros.Length);

    /// <summary>A copy as Statistics takes instants: missing rows hold <see cref="long.MinValue"/> (<c>Missing.Instant</c>).</summary>
    public long[] Instants()
    {
        var instants = (long[])Micros.Clone();
        for (var row = 0; row < instants.Length; row++)
            if (!Validity.IsValid(row)) instants[row] = long.MinValue;
        return instants;
    }

    /// <summary>ISO 8601 text of a time on this column's clock.</summary>
    public string Text(long micros) => CanonicalText.OfTimestamp(micros, Zoned);
}
