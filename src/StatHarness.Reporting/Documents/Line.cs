namespace StatHarness.Reporting.Documents;

/// <summary>A piece of running text. The text is data: it is never markup.</summary>
internal abstract record Piece
{
    public static implicit operator Piece(string text) => new Words(text);
}

internal sealed record Words(string Text) : Piece;

internal sealed record Strong(string Text) : Piece;

internal sealed record Code(string Text) : Piece;

/// <param name="Anchor">A place in the same document.</param>
internal sealed record Link(string Text, string Anchor) : Piece;

/// <summary>A file beside the document; where a document may not link, the text is its path.</summary>
internal sealed record FileLink(string Text, string Folder, string Name) : Piece
{
    public string Path => $"{Folder}/{Name}";

    /// <summary>No scheme, bracket or way out of the folder survives, whatever the name holds.</summary>
    public string Target => $"{Folder}/{Uri.EscapeDataString(Name)}";
}

/// <summary>A short label in a frame; text writers show it as [label].</summary>
internal sealed record Badge(string Text, Tone Tone) : Piece;

/// <param name="Text">Stands for the picture where there are none; may be empty.</param>
internal sealed record Spark(string Svg, string Text) : Piece;

internal sealed record Line(IReadOnlyList<Piece> Pieces)
{
    public static Line Empty { get; } = new([]);

    public static Line Of(params Piece[] pieces) => new(pieces);

    public static Line Join(string separator, IEnumerable<Piece> pieces)
    {
        var joined = new List<Piece>();
        foreach (var piece in pieces)
        {
            if (joined.Count > 0) joined.Add(separator);
            joined.Add(piece);
        }
        return new(joined);
    }

    public Line And(params Piece[] more) => new([.. Pieces, .. more]);

    public static implicit operator Line(string text) => new([new Words(text)]);
    public static implicit operator Line(Piece piece) => new([piece]);
}
