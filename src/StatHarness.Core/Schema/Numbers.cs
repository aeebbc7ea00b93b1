namespace StatHarness.Core.Schema;

/// <summary>The four limits of a number, compared exactly.</summary>
/// <param name="relation">As read: "at least".</param>
/// <param name="admits">Whether a number is admitted that compares to the limit with this sign.</param>
internal sealed class Bound(KeywordSource source, string relation, Func<int, bool> admits) : Keyword(source)
{
    private readonly JsonNumber limit = source.Number();
    private readonly string shown = Instance.Of(source.Value).Shown;

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated) =>
        instance.Kind != JsonKind.Number || admits(instance.Number.CompareTo(limit)) || Miss(run, instance, $"a number {relation} {shown}");
}

internal sealed class MultipleOf : Keyword
{
    private readonly JsonNumber divisor;
    private readonly string shown;

    public MultipleOf(KeywordSource source) : base(source)
    {
        divisor = source.Number();
        shown = Instance.Of(source.Value).Shown;
        if (divisor.IsZero || divisor.IsNegative) throw source.Malformed("a number above 0");
    }

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated) =>
        instance.Kind != JsonKind.Number || instance.Number.IsMultipleOf(divisor) || Miss(run, instance, $"a multiple of {shown}");
}

/// <summary>Limits of how many characters (code points), items or members there are.</summary>
internal sealed class Length(KeywordSource source, JsonKind kind, string unit, bool isMinimum) : Keyword(source)
{
    private readonly int limit = source.Count();

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (instance.Kind != kind) return true;
        var count = kind switch
        {
            JsonKind.Array => instance.Array.Count,
            JsonKind.Object => instance.Object.Count,
            _ => CodePoints(instance.Text),
        };
        return (isMinimum ? count >= limit : count <= limit) || Reported(run, $"Expected {(isMinimum ? "at least" : "at most")} {limit} {unit}, found {count}.");
    }

    private static int CodePoints(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i])) count--;
        return count;
    }
}
