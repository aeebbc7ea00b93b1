using System.Runtime.InteropServices;

namespace StatHarness.Statistics;

/// <summary>What the frequencies of a column's values say, whatever the values are.</summary>
internal sealed class CountTally
{
    private readonly long[] valuesOfSmallCount = new long[1024];
    private readonly Dictionary<long, long> valuesOfCount = [];

    public long Distinct { get; private set; }

    public long Total { get; private set; }

    /// <summary>The largest count.</summary>
    public long Mode { get; private set; }

    public long Once => valuesOfSmallCount[1];

    /// <param name="count">Of one value; at least 1.</param>
    public void Add(long count)
    {
        Distinct++;
        Total += count;
        if (count > Mode) Mode = count;
        if (count < valuesOfSmallCount.Length) valuesOfSmallCount[count]++;
        else CollectionsMarshal.GetValueRefOrAddDefault(valuesOfCount, count, out _)++;
    }

    /// <summary>As <see cref="Entropy.Nats"/>, to the bit: values with the same count share one logarithm.</summary>
    public double EntropyNats()
    {
        if (Total == 0) return 0;
        var (total, sum) = ((double)Total, new ExactSum());
        void Add(long count, long values)
        {
            if (values > 0) sum.AddProduct(count / total * DetMath.Log(count / total), values);
        }
        for (var count = 1; count < valuesOfSmallCount.Length; count++) Add(count, valuesOfSmallCount[count]);
        foreach (var (count, values) in valuesOfCount) Add(count, values);
        return Math.Max(0, -sum.Value);
    }
}
