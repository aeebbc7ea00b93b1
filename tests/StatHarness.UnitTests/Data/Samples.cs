using System.Text;
using StatHarness.Data;

namespace StatHarness.UnitTests.DataRoom;

internal static class Samples
{
    public static Validity Missing(int rows, params int[] missing)
    {
        var bits = new byte[(rows + 7) / 8];
        for (var i = 0; i < rows; i++)
            if (!missing.Contains(i)) bits[i / 8] |= (byte)(1 << (i % 8));
        return Validity.Of(bits, missing.Length);
    }

    public static TextColumn Texts(string name, params string?[] values)
    {
        var codes = new int[values.Length];
        var distinct = new List<string>();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not { } text) continue;
            if (!distinct.Contains(text)) distinct.Add(text);
            codes[i] = distinct.IndexOf(text);
        }
        return new(name, codes, Dictionary(distinct), Missing(values.Length, [.. Enumerable.Range(0, values.Length).Where(i => values[i] is null)]));
    }

    public static DistinctTexts Dictionary(IEnumerable<string> texts)
    {
        var offsets = new List<int> { 0 };
        var bytes = new List<byte>();
        foreach (var text in texts)
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(text));
            offsets.Add(bytes.Count);
        }
        return new(offsets.ToArray(), bytes.ToArray());
    }

    public static IEnumerable<Column> OfEveryType(bool nulls)
    {
        var validity = nulls ? Missing(5, 1, 4) : Validity.AllValid;
        yield return new Int64Column("whole", new long[] { long.MinValue, 0, -1, 7, nulls ? 0 : long.MaxValue }, validity);
        yield return new Float64Column("real", new[] { 0.1, 0, -1e300, double.Epsilon, 0 }, validity);
        yield return new DecimalColumn("exact", 3, new Int128[] { Int128.Parse("12345678901234567890123"), 0, -1, 1500, 0 }, validity);
        yield return new BoolColumn("yes", new byte[] { 0b01001 }, 5, validity);
        yield return new DateColumn("day", new[] { -719162, 0, 1, 2932896, 0 }, validity);
        yield return new TimestampColumn("clock", false, new long[] { -1, 0, 1_700_000_000_123_456, 5, 0 }, validity);
        yield return new TimestampColumn("instant", true, new long[] { -62135596800000000, 0, 1, 253402300799999999, 0 }, validity);
        yield return new DurationColumn("span", new long[] { 1, 0, -90_500_000, 3, 0 }, validity);
        yield return nulls ? Texts("text", "", null, "naïve 😀", "", null) : Texts("text", "", "a", "naïve 😀", "", "b");
    }

    public static IEnumerable<Column> Empty()
    {
        yield return new Int64Column("whole", ReadOnlyMemory<long>.Empty, Validity.AllValid);
        yield return new DecimalColumn("exact", 0, default, Validity.AllValid);
        yield return new BoolColumn("yes", default, 0, Validity.AllValid);
        yield return Texts("text");
    }
}
