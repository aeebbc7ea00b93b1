using System.Text.RegularExpressions;
using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>
/// Splits a cell into magics and code. <c>#!name</c> at the start of a line is a magic or a language switch wherever C# stands;
/// <c>%name</c> and <c>%%name</c> only before the first line of C#, where nothing else begins with a percent sign.
/// In other languages only a bare <c>#!language</c> line means something: the rest is their text.
/// </summary>
internal sealed partial class CellParser
{
    private readonly List<CellPart> parts = [];
    private readonly List<string> lines = [];
    private readonly Place cell;
    private string language;
    private int firstLine = 1;

    private CellParser(string language, Place cell) => (this.language, this.cell) = (language, cell);

    /// <exception cref="DiagnosticException">The language cannot be run here.</exception>
    public static IReadOnlyList<CellPart> Parse(string source, string language, Place cell)
    {
        if (!Languages.Runnable.Contains(language)) throw NotebookDiagnostics.ForeignLanguage(cell, language);
        var parser = new CellParser(language, cell);
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++) parser.Take(lines[i], i + 1);
        parser.Flush(lines.Length + 1);
        return parser.parts;
    }

    private void Take(string line, int number)
    {
        var directive = Directive(line);
        if (directive is null)
        {
            lines.Add(line);
            return;
        }
        var name = directive.Groups["name"].Value;
        var arguments = directive.Groups["arguments"];
        var place = cell with { Line = number, Column = 1 };
        Flush(number + 1);
        if (Languages.Runnable.Contains(Languages.Canonical(name)))
        {
            if (arguments.Value.Trim().Length > 0) throw NotebookDiagnostics.SwitchTakesNothing(place, name);
            language = Languages.Canonical(name);
        }
        else parts.Add(new MagicPart(name, arguments.Value.TrimEnd(), place, arguments.Success ? arguments.Index + 1 : line.Length + 1));
    }

    private Match? Directive(string line)
    {
        if (language != Languages.CSharp)
        {
            var bare = Magic().Match(line);
            return bare.Success && bare.Groups["arguments"].Length == 0 && Languages.Runnable.Contains(Languages.Canonical(bare.Groups["name"].Value)) ? bare : null;
        }
        if (InsideRawString()) return null;
        var match = Magic().Match(line);
        if (!match.Success && lines.TrueForAll(string.IsNullOrWhiteSpace)) match = Alias().Match(line);
        return match.Success ? match : null;
    }

    private bool InsideRawString() => lines.Sum(line => RawQuotes().Count(line)) % 2 == 1;

    private void Flush(int nextLine)
    {
        var text = string.Join('\n', lines);
        if (!string.IsNullOrWhiteSpace(text)) parts.Add(new CodePart(language, text, firstLine));
        lines.Clear();
        firstLine = nextLine;
    }

    [GeneratedRegex(@"^#!(?<name>[A-Za-z][A-Za-z0-9#-]*)(?:\s+(?<arguments>.*))?$")]
    private static partial Regex Magic();

    [GeneratedRegex(@"^%%?(?<name>[A-Za-z][A-Za-z0-9-]*)(?:\s+(?<arguments>.*))?$")]
    private static partial Regex Alias();

    [GeneratedRegex("\"\"\"+")]
    private static partial Regex RawQuotes();
}
