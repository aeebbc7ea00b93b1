using System.Text;
using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>A word of a magic's line. Blanks separate; single or double quotes keep them; a backslash is only a backslash.</summary>
/// <param name="IsOption">Starts with two dashes outside quotes.</param>
internal sealed record MagicToken(string Text, Place Place, bool IsOption)
{
    public static IReadOnlyList<MagicToken> Split(MagicPart part)
    {
        var tokens = new List<MagicToken>();
        var text = part.Arguments;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }
            var place = part.Place with { Column = part.ArgumentsColumn + i };
            var isOption = text.AsSpan(i).StartsWith("--");
            tokens.Add(new(Word(text, ref i, place), place, isOption));
        }
        return tokens;
    }

    private static string Word(string text, ref int i, Place place)
    {
        var word = new StringBuilder();
        for (; i < text.Length && !char.IsWhiteSpace(text[i]); i++)
        {
            if (text[i] is not ('"' or '\''))
            {
                word.Append(text[i]);
                continue;
            }
            var end = text.IndexOf(text[i], i + 1);
            if (end < 0) throw NotebookDiagnostics.OpenQuote(place);
            word.Append(text, i + 1, end - i - 1);
            i = end;
        }
        return word.ToString();
    }
}
