using System.Text;

namespace StatHarness.Ingest;

/// <summary>The hypotheses about delimiter, quote and escape that are tried on a file, unless they are asked for.</summary>
internal sealed class Hypotheses
{
    private const int MostRecords = 1000;
    private const double Clear = 0.3;
    private const byte Double = (byte)'"', Single = (byte)'\'', Backslash = (byte)'\\';
    private static readonly string[] Common = [",", ";", "\t", "|"];
    private static readonly string[] Rare = ["\x1f", "\x01", "~", "^", ":", ""];

    private readonly RawFile file;
    private readonly string? delimiter;
    private readonly byte? quote;
    private readonly bool quoteAsked;
    private readonly byte? escape;
    private readonly bool escapeAsked;
    private string? stated;

    public Hypotheses(RawFile file, IngestOptions options)
    {
        this.file = file;
        Comment = OneByte("comment mark", options.Comment);
        delimiter = options.Delimiter;
        if (delimiter is { } text && (text.Length == 0 || text.AsSpan().IndexOfAny("\"\r\n\0") >= 0)) throw IngestDiagnostics.Option(file.Name, "delimiter", text);
        (quoteAsked, escapeAsked) = (options.Quote is not null, options.Escape is not null);
        quote = options.Quote is null ? Double : options.Quote.Length == 0 ? null : options.Quote == "\"" ? Double : OneByte("quote", options.Quote);
        escape = options.Escape is null or "" or "\"" ? null : OneByte("escape", options.Escape);
    }

    public byte? Comment { get; }

    /// <summary>The first line says <c>sep=;</c>, as Excel writes and reads it.</summary>
    public bool StatesDelimiter => stated is not null;

    public List<(DelimiterSample Sample, double Score)> Vote(byte[] bytes, bool whole, List<byte[]> probes)
    {
        stated = delimiter is null ? Stated(bytes) : null;
        var votes = Samples(delimiter is { } asked ? [asked == " " ? "" : asked] : stated is not null ? [stated] : Common);
        if (delimiter is null && stated is null && votes[0].Score < Clear) votes = Ranked([.. votes, .. Samples(Rare).Where(vote => Convinces(vote.Sample))]);
        if (delimiter is null && Doubled(votes[0].Sample) is { } longer) votes = Ranked([.. votes, .. Samples([longer])], longer);
        var refined = Refined(votes[0].Sample).Select(separation => Try(separation)).Where(other => Improves(votes[0].Sample, other.Sample)).OrderByDescending(other => other.Score).ToList();
        return refined.Count == 0 ? votes : [refined[0], .. votes];

        List<(DelimiterSample Sample, double Score)> Samples(IEnumerable<string> delimiters) => Ranked([.. delimiters.Select(text => Try(new(text, quote, escape)))]);

        (DelimiterSample Sample, double Score) Try(Separation separation)
        {
            var sample = DelimiterSample.Take(bytes, whole, separation, Comment, MostRecords);
            foreach (var probe in probes) sample.Probe(probe);
            if (stated is not null && sample.Count > 1) sample.Anchor = Math.Max(sample.Anchor, 1);
            return (sample, Math.Round(sample.Score() + Bonus(separation.Delimiter), 4));
        }
    }

    public IEnumerable<string> Notes(DelimiterSample best)
    {
        var separation = best.Separation;
        if (stated is not null) yield return $"The first line states the delimiter '{stated}'.";
        if (separation.BySpaces) yield return "Columns are separated by runs of spaces.";
        if (!quoteAsked && separation.Quote == Single) yield return "Text is quoted with '.";
        if (!quoteAsked && separation.Quote is null) yield return "Quotes mean nothing in this file: they stand alone inside of cells.";
        if (!escapeAsked && separation.Escape == Backslash) yield return "A backslash escapes the character after it; \\N alone is missing.";
        if (separation.Lenient) yield return "Quotes inside of quoted cells are not doubled; such a quote was read as text.";
        if (best.LineEnd() == "mixed") yield return "Line ends are mixed.";
    }

    public static string Why(DelimiterSample sample)
    {
        var separation = sample.Separation;
        var quotes = separation.Quote is { } mark ? mark == Double ? "" : $", quote {(char)mark}" : ", no quotes";
        return sample.Why() + quotes + (separation.Escape is { } sign ? $", escape {(char)sign}" : "") + (separation.Lenient ? ", lenient quotes" : "");
    }

    private static List<(DelimiterSample Sample, double Score)> Ranked(List<(DelimiterSample Sample, double Score)> votes, string? first = null) =>
        [.. votes.OrderByDescending(vote => vote.Sample.Separation.Delimiter == first).ThenByDescending(vote => vote.Score).ThenByDescending(vote => vote.Sample.Anchor < 0 ? 0 : vote.Sample.Share(1)).ThenBy(vote => votes.IndexOf(vote))];

    /// <summary>Rare separators are ordinary characters too: all rows must agree, and the header must be words.</summary>
    private static bool Convinces(DelimiterSample sample)
    {
        if (sample.Anchor < 0 || sample.Count < 2) return false;
        var width = Anchors.Columns(sample);
        var needed = sample.Separation.Delimiter == ":" ? 3 : 2;
        if (width < needed || sample.Share(width) < 0.9) return Anchors.HasRowNames(sample);
        var separation = sample.Separation;
        if (separation.Delimiter is "\x01" or "\x1f") return true;
        if (separation.Delimiter == ":") return sample.Cells(sample.Anchor).TrueForAll(cell => Cell.Classify(cell).Kind == CellKind.Text && cell[0] != ' ');
        if (!separation.BySpaces) return true;
        return width > 2 || Anchors.HasRowNames(sample) || Enumerable.Range(0, width).Any(column => Cell.Classify(sample.Cell(sample.Count - 1, column)).Kind is CellKind.Whole or CellKind.Real);
    }

    /// <summary>The delimiter stands twice throughout: every second cell is empty.</summary>
    private static string? Doubled(DelimiterSample sample)
    {
        var text = sample.Separation.Delimiter;
        if (sample.Anchor < 0 || text is not ("|" or ":" or "~" or "^" or ";") || sample.Width(sample.Anchor) < 3) return null;
        for (var row = sample.Anchor; row < sample.Count; row++)
            for (var column = 1; column < sample.Width(row); column += 2)
                if (!sample.Cell(row, column).IsEmpty) return null;
        return text + text;
    }

    /// <summary>Other quotes and escapes for which the sample itself gives a reason.</summary>
    private IEnumerable<Separation> Refined(DelimiterSample best)
    {
        if (best.Anchor < 0 && best.UnclosedQuoteLine == 0 && best.BadQuotes == 0) yield break;
        var own = best.Separation;
        int singles = 0, backslashes = 0, missing = 0, quoted = 0, broken = 0;
        for (var row = Math.Max(0, best.Anchor); row < best.Count; row++)
            for (var column = 0; column < best.Width(row); column++)
            {
                var cell = best.Cell(row, column);
                if (cell.Length > 1 && cell[0] == Single && cell[^1] == Single) singles++;
                if (cell.Contains(Backslash)) backslashes++;
                if (cell.EndsWith("\\"u8) && best.Width(row) > best.Width(best.Anchor)) broken++;
                if (cell.SequenceEqual("\\N"u8)) missing++;
            }
        for (var row = 0; row < best.Count; row++)
            if (best.Raw(row).Contains(Double)) quoted++;
        var troubled = best.BadQuotes > 0 || best.UnclosedQuoteLine > 0 || quoted > 0;
        if (!escapeAsked && (missing > 0 || broken > 0 || (troubled && (backslashes > 0 || best.BadQuotes > 0)))) yield return own with { Escape = Backslash };
        if (quoteAsked) yield break;
        if (singles > 2 && singles * 3 > best.Count - best.Anchor) yield return own with { Quote = Single };
        if (troubled && own.Delimiter is "\t" or "|" or "\x01" or "\x1f") yield return own with { Quote = null };
        if (best.BadQuotes > 2) yield return own with { Lenient = true };
    }

    /// <summary>Fewer rows are lost; or as many, and cells say what they meant.</summary>
    private static bool Improves(DelimiterSample best, DelimiterSample other)
    {
        if (other.Anchor < 0 || other.BadQuotes > 0 || other.UnclosedQuoteLine > 0) return false;
        var trouble = best.BadQuotes > 0 || best.UnclosedQuoteLine > 0 || best.Anchor < 0;
        var width = Anchors.Columns(other);
        if (width < 2 && !trouble) return false;
        var share = best.Anchor < 0 ? 0 : best.Share(Anchors.Columns(best));
        if (other.Separation.Lenient) return other.Share(width) >= 1 && best.BadQuotes * 2 > other.Count - other.Anchor - 1;
        if (other.Separation.Quote == Single || (other.Separation.Escape is not null && !trouble)) return other.Share(width) > share || (other.Share(width) == share && (other.Separation.Quote == Single || MeansMissing(other)));
        return trouble && (other.Share(width) > share || best.UnclosedQuoteLine > 0);
    }

    /// <summary>The escape was used for \N or before a quote, not only in a path such as C:\new.</summary>
    private static bool MeansMissing(DelimiterSample sample)
    {
        for (var row = sample.Anchor; row < sample.Count; row++)
            if (sample.Raw(row).IndexOf("\\N"u8) >= 0) return true;
        return false;
    }

    private static string? Stated(byte[] bytes)
    {
        var line = bytes.AsSpan(0, Math.Max(0, bytes.AsSpan().IndexOfAny((byte)'\n', (byte)'\r'))).Trim((byte)'"');
        return line.Length == 5 && line.StartsWith("sep="u8) && line[4] < 0x80 ? ((char)line[4]).ToString() : null;
    }

    private double Bonus(string text) => (file.Extension, text) switch
    {
        (".csv", ",") or (".tsv" or ".tab", "\t") => 0.05,
        _ => 0,
    };

    private byte? OneByte(string what, string? asked) => asked switch
    {
        null => null,
        { Length: 1 } when char.IsAscii(asked[0]) && asked[0] is not ('"' or '\r' or '\n' or '\0') => (byte)asked[0],
        _ => throw IngestDiagnostics.Option(file.Name, what, asked),
    };
}
