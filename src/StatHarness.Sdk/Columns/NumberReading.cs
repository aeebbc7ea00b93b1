using System.Globalization;
using StatHarness.Data;

namespace StatHarness.Sdk;

/// <summary>Columns of numbers as doubles, correctly rounded.</summary>
internal static class NumberReading
{
    private const long ExactIntegers = 1L << 53;

    public static NumberSeries Read(Column column)
    {
        var values = new double[column.Length];
        var rounded = column switch
        {
            Float64Column source => Copy(source, values),
            Int64Column source => Convert(source, values, static v => ((double)v, IsExact(v))),
            DurationColumn source => Convert(source, values, static v => (OfDecimal(v, 6), false)),
            DecimalColumn source => Convert(source, values, v => (OfDecimal(v, source.Scale), false)),
            _ => throw SdkDiagnostics.WrongType(column.Name, column.Type.ToString(), "numbers (int64, float64, decimal, duration in seconds)", Hint(column)),
        };
        return new(column.Name, values, column.Validity, rounded);
    }

    private static string Hint(Column column) => column switch
    {
        TextColumn => "Count it with Labels(column). Should it hold numbers, `stat-harness ingest` shows the value that made it text; a script cannot parse what ingest could not.",
        TimestampColumn or DateColumn => "Read it with Timestamps(column), in microseconds.",
        _ => "Read it with Labels(column).",
    };

    private static long Copy(Float64Column source, double[] values)
    {
        source.Values.CopyTo(values);
        if (source.Validity.HasNulls)
            for (var row = 0; row < values.Length; row++)
                if (source.IsNull(row)) values[row] = double.NaN;
        return 0;
    }

    private static long Convert<T>(FixedColumn<T> source, double[] values, Func<T, (double Value, bool Exact)> convert) where T : unmanaged
    {
        var rounded = 0L;
        var span = source.Values;
        for (var row = 0; row < values.Length; row++)
        {
            if (source.IsNull(row))
            {
                values[row] = double.NaN;
                continue;
            }
            (values[row], var exact) = convert(span[row]);
            if (!exact) rounded++;
        }
        return rounded;
    }

    private static bool IsExact(long value) => value is >= -ExactIntegers and <= ExactIntegers || (Int128)(double)value == value;

    /// <summary>A quotient of two exact doubles is correctly rounded; anything larger goes through text, which is too.</summary>
    private static double OfDecimal(Int128 unscaled, int scale)
    {
        if (scale <= 22 && unscaled >= -ExactIntegers && unscaled <= ExactIntegers) return (double)(long)unscaled / PowersOfTen[scale];
        return double.Parse(CanonicalText.OfDecimal(unscaled, scale), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];
}
