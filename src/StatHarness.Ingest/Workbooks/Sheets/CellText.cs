using System.Text.Unicode;

namespace StatHarness.Ingest;

internal enum CellType : byte
{
    Number,
    Shared,
    /// <summary>A formula's text.</summary>
    Text,
    Inline,
    Bool,
    Error,
    /// <summary>ISO 8601.</summary>
    Date,
}

/// <summary>What stands inside of one cell.</summary>
internal sealed class CellText
{
    public ByteText Value { get; } = new();

    public ByteText Inline { get; } = new();

    public bool HasFormula { get; private set; }

    public static CellType TypeOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        1 => name[0] switch { (byte)'s' => CellType.Shared, (byte)'b' => CellType.Bool, (byte)'e' => CellType.Error, (byte)'d' => CellType.Date, _ => CellType.Number },
        3 when name.SequenceEqual("str"u8) => CellType.Text,
        9 when name.SequenceEqual("inlineStr"u8) => CellType.Inline,
        _ => CellType.Number,
    };

    /// <summary>From after the open tag of <c>c</c> past its end.</summary>
    public void Read(XmlTags tags)
    {
        Value.Clear();
        Inline.Clear();
        HasFormula = false;
        while (true)
        {
            var token = tags.Next();
            if (token is XmlToken.Close or XmlToken.End) return;
            if (token == XmlToken.Data) continue;
            var name = tags.Name;
            if (name.Length == 1 && name[0] == 'f') HasFormula = true;
            if (token == XmlToken.Empty) continue;
            if (name.Length == 1 && name[0] == 'v') ReadValue(tags);
            else if (name.SequenceEqual("is"u8)) RichText.Append(tags, Inline);
            else tags.Skip();
        }
    }

    /// <summary>Text with entities or escapes resolved.</summary>
    public ReadOnlySpan<byte> Decode(XmlTags tags, ReadOnlySpan<byte> raw)
    {
        Value.Clear();
        if (!XmlText.TryAppend(raw, Value)) throw tags.Broken("a cell holds an unknown entity or one that means no character.");
        XmlText.Unescape(Value, 0);
        return Utf8.IsValid(Value.Span) ? Value.Span : throw tags.Broken("a cell holds bytes that are not UTF-8.");
    }

    /// <summary>A day whose time is midnight is the day, as with serial numbers.</summary>
    public static ReadOnlySpan<byte> IsoDay(ReadOnlySpan<byte> text)
    {
        const int DayLength = 10;
        if (text.Length <= DayLength || text[DayLength] != 'T') return text;
        return text[(DayLength + 1)..].IndexOfAnyExcept("0:."u8) < 0 ? text[..DayLength] : text;
    }

    private void ReadValue(XmlTags tags)
    {
        XmlToken token;
        do
        {
            token = tags.Next();
            if (!XmlText.TryAppend(tags.Text, Value)) throw tags.Broken("a cell holds an unknown entity or one that means no character.");
            if (token == XmlToken.Data) Value.Append(tags.Name);
            else if (token == XmlToken.Open) tags.Skip();
        }
        while (token is XmlToken.Open or XmlToken.Data or XmlToken.Empty);
        XmlText.Unescape(Value, 0);
    }
}
