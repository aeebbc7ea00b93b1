using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>A stretch of a cell that one language or magic handles.</summary>
internal abstract record CellPart;

/// <param name="FirstLine">Line of the cell where the text starts, from 1.</param>
internal sealed record CodePart(string Language, string Text, int FirstLine) : CellPart
{
    /// <summary>The text on its own lines, so that line numbers of errors are those of the cell.</summary>
    public string Placed => new string('\n', FirstLine - 1) + Text;
}

/// <param name="Name">Without <c>#!</c>.</param>
/// <param name="Arguments">The rest of the line.</param>
/// <param name="Place">Of the magic's first character.</param>
/// <param name="ArgumentsColumn">Column of the first character of <paramref name="Arguments"/>.</param>
internal sealed record MagicPart(string Name, string Arguments, Place Place, int ArgumentsColumn) : CellPart;
