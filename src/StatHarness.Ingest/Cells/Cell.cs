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
    /// <summary>A number with a percent sign.</summary>
    Percent,
    Text,
}

/// <summary>One cell, understood as far as it goes without its column.</summary>
internal ref struct Cell
{
    public CellKind Kind;
    public Number Number;
    public Moment Moment;
    public bool True;
    public NumberMarks Marks;

    /// <summary>The currency sign as it is written.</summary>
    public byte[]? Currency;

    /// <summary>Without surrounding white space.</summary>
    public ReadOnlySpan<byte> Trimmed;

    public static Cell Classify(ReadOnlySpan<byte> raw)
    {
        var cell = new Cell { Trimmed = raw.Trim(" \t"u8) };
        cell.Kind = raw.IsEmpty ? CellKind.Empty : cell.Trimmed.IsEmpty ? CellKind.Blank : KindOf(ref cell);
        return cell;
    }

    /// <summary>The number that the cell is in a column with a decimal comma, or with a decimal point: each takes the other sign for a thousands separator.</summary>
    public readonly bool TryNumber(bool comma, out Number number)
    {
        number = Number;
        var other = Kind switch
        {
            CellKind.Comma => !comma,
            CellKind.Whole or CellKind.BigWhole or CellKind.Real or CellKind.Exact => comma && Number.SpelledScale > 0,
            _ => (bool?)null,
        };
        if (other is null) return false;
        if (other.Value && !Number.MayBeGrouped) return false;
        if (other.Value) number = Number.Thousandfold();
        return (Marks & (comma ? NumberMarks.CommaGroups : NumberMarks.DotGroups)) == 0 || !other.Value;
    }

    private static CellKind KindOf(ref Cell cell)
    {
        var text = cell.Trimmed;
        if (text.Length > 64) return CellKind.Text;
        // Words that mean something are short; all else that is not text has a digit.
        if (text.Length > SoftNulls.Longest && !text.ContainsAnyInRange((byte)'0', (byte)'9')) return CellKind.Text;
        if (SoftNulls.Contains(text)) return CellKind.SoftNull;
        var first = text[0];
        if (first is >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'+' or (byte)'.' or (byte)',')
        {
            if (Number.TryParse(text, (byte)'.', out cell.Number)) return cell.Number.Kind(text, (byte)'.');
            if (text.Contains((byte)',') && Number.TryParse(text, (byte)',', out cell.Number))
                return cell.Number.Kind(text, (byte)',') is CellKind.LeadingZero or CellKind.Huge ? CellKind.Text : CellKind.Comma;
            if (Moment.TryParse(text, out cell.Moment)) return cell.Moment.Kind;
            return Spelled(ref cell);
        }
        if (BoolWord(text, out cell.True)) return CellKind.Bool;
        return Moment.TryParse(text, out cell.Moment) ? cell.Moment.Kind : Spelled(ref cell);
    }

    private static CellKind Spelled(ref Cell cell)
    {
        if (SpelledNumber.TryParse(ref cell)) return cell.Kind;
        (cell.Marks, cell.Currency) = (NumberMarks.None, null);
        return CellKind.Text;
    }

    private static bool BoolWord(ReadOnlySpan<byte> text, out bool value)
    {
        value = text.Length is 3 or 4 && (Is(text, "true"u8) || Is(text, "yes"u8));
        return value || (text.Length is 2 or 5 && (Is(text, "false"u8) || Is(text, "no"u8)));
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => System.Text.Ascii.EqualsIgnoreCase(text, word);
}
