namespace StatHarness.Ingest;

/// <summary>What all numbers of a column need, counted over every value.</summary>
internal sealed class NumberTally
{
    public int MostIntegerDigits { get; private set; }

    public int MostScale { get; private set; }

    /// <summary>First number that a double does not hold to the last digit.</summary>
    public FirstSeen? Loss { get; private set; }

    /// <summary>Some are whole but exceed 64 bits.</summary>
    public bool AnyBig { get; private set; }

    /// <summary>Some are not whole, or too large for 38 digits.</summary>
    public bool AnyFraction { get; private set; }

    public bool FitsDecimal => MostIntegerDigits + MostScale <= 38;

    public void Count(in Number number, ReadOnlySpan<byte> text, long line)
    {
        MostIntegerDigits = Math.Max(MostIntegerDigits, number.IntegerDigits);
        MostScale = Math.Max(MostScale, number.Scale);
        if (!number.IsWhole || number.IntegerDigits > 38) AnyFraction = true;
        else AnyBig |= !number.TryInt64(out _);
        if (number.LosesInDouble) Loss ??= new(line, System.Text.Encoding.UTF8.GetString(text));
    }

    /// <summary>Values that a sink took without looking closely: no digit lost in a double, none beyond 64 bits.</summary>
    public void CountPlain(int integerDigits, int scale)
    {
        AnyFraction |= scale > 0;
        MostIntegerDigits = Math.Max(MostIntegerDigits, integerDigits);
        MostScale = Math.Max(MostScale, scale);
    }

    /// <summary>Both together.</summary>
    public NumberTally With(NumberTally other) => new()
    {
        MostIntegerDigits = Math.Max(MostIntegerDigits, other.MostIntegerDigits),
        MostScale = Math.Max(MostScale, other.MostScale),
        AnyBig = AnyBig || other.AnyBig,
        AnyFraction = AnyFraction || other.AnyFraction,
        Loss = Loss is null || (other.Loss is not null && other.Loss.Line < Loss.Line) ? other.Loss : Loss,
    };
}
