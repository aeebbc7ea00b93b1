namespace StatHarness.Ingest;

/// <summary>What the spelling of one cell can mean.</summary>
internal enum CellKind : byte
{
    Empty,
    /// <summary>White space only.</summary>
    Blank,
    /// <summary>NA, None, -, ? and the like: missing only if the rest of the column parses.</summary>
    SoftNull,
    /// <summary>A whole number that fits 64 bits, whatever the spelling.</summary>
    Whole,
    /// <summary>A larger whole number of at most 38 digits.</summary>
    BigWhole,
    /// <summary>A number that a double holds to the last digit written.</summary>
    Real,
    /// <summary>A number whose digits a double would lose and a decimal keeps.</summary>
    Exact,
    /// <summary>A number that no type of ours holds to the last digit.</summary>
    Huge,
    /// <summary>Digits with leading zeros: a name, not a number.</summary>
    LeadingZero,
    /// <summary>A number if its one comma is a decimal point.</summary>
    Comma,
    Bool,
    /// <summary>ISO 8601.</summary>
    Date,
    Timestamp,
    /// <summary>A timestamp with offset.</summary>
    Instant,
    /// <summary>Day and month in an order that this cell alone may not tell, with or without time.</summary>
    DayMonth,
    /// <summary>A timestamp finer than microseconds.</summary>
    Fine,
    Text,
}

/// <summary>One cell, understood as far as it goes without its column.</summary>
internal ref struct Cell
{
    public CellKind Kind;
    public Number Number;
    public Moment Moment;
    public bool True;

    /// <summary>Without surrounding white space.</summary>
    public ReadOnlySpan<byte> Trimmed;

    public static Cell Classify(ReadOnlySpan<byte> raw)
    {
        var cell = new Cell { Trimmed = raw.Trim(" \t"u8) };
        cell.Kind = raw.IsEmpty ? CellKind.Empty : cell.Trimmed.IsEmpty ? CellKind.Blank : KindOf(ref cell);
        return cell;
    }

    private static CellKind KindOf(ref Cell cell)
    {
        var text = cell.Trimmed;
        if (text.Length > 64) return CellKind.Text;
        if (SoftNulls.Contains(text)) return CellKind.SoftNull;
        var first = text[0];
        if (first is >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'+' or (byte)'.' or (byte)',')
        {
            if (Number.TryParse(text, (byte)'.', out cell.Number)) return cell.Number.Kind(text, (byte)'.');
            if (text.Contains((byte)',') && Number.TryParse(text, (byte)',', out cell.Number))
                return cell.Number.Kind(text, (byte)',') is CellKind.LeadingZero or CellKind.Huge ? CellKind.Text : CellKind.Comma;
            return Moment.TryParse(text, out cell.Moment) ? cell.Moment.Kind : CellKind.Text;
        }
        return BoolWord(text, out cell.True) ? CellKind.Bool : CellKind.Text;
    }

    private static bool BoolWord(ReadOnlySpan<byte> text, out bool value)
    {
        value = Is(text, "true"u8) || Is(text, "yes"u8);
        return value || Is(text, "false"u8) || Is(text, "no"u8);
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => System.Text.Ascii.EqualsIgnoreCase(text, word);
}

internal static class SoftNulls
{
    private static readonly byte[][] Tokens = [.. new[] { "NA", "N/A", "n/a", "None", "NONE", "none", "NULL", "null", "Null", "NaN", "nan", "NAN", "-", "?", "#N/A" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    public static bool Contains(ReadOnlySpan<byte> text)
    {
        if (text.Length > 4) return false;
        foreach (var token in Tokens)
            if (text.SequenceEqual(token)) return true;
        return false;
    }
}
