using System.Text;
using StatHarness.Core;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>Finds delimiter, comment mark, line end and header from the start of the file, by scored hypotheses.</summary>
internal static class DialectSniffer
{
    private const int FirstSampleBytes = 256 << 10;
    private const int MostRecords = 1000;
    private const byte Hash = (byte)'#';
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    public static Dialect Sniff(RawFile file, IngestOptions options)
    {
        var comment = OneByte(file, "comment mark", options.Comment);
        for (var size = FirstSampleBytes; ; size = (int)Math.Min(size * 2L, options.MaxRowBytes + 1L))
        {
            var bytes = Sample(file, size, out var whole);
            var samples = (OneByte(file, "delimiter", options.Delimiter) is { } asked ? [asked] : Candidates.Select(c => (byte)c))
                .Select(delimiter => DelimiterSample.Take(bytes, whole, delimiter, comment, MostRecords)).ToList();
            if (!whole && size <= options.MaxRowBytes && samples.TrueForAll(sample => sample.Anchor < 0)) continue;
            return Choose(file, options, samples, comment);
        }
    }

    private static Dialect Choose(RawFile file, IngestOptions options, List<DelimiterSample> samples, byte? comment)
    {
        var votes = samples
            .Select(sample => (Sample: sample, Score: Math.Round(sample.Score() + Bonus(sample.Delimiter, file.Name), 4)))
            .OrderByDescending(vote => vote.Score).ThenBy(vote => samples.IndexOf(vote.Sample)).ToList();
        var best = votes[0].Sample;
        if (best.Anchor < 0)
        {
            if (best.UnclosedQuoteLine > 0) throw IngestDiagnostics.UnclosedQuote(new(file.Name, best.UnclosedQuoteLine, best.UnclosedQuoteColumn));
            if (best.BadQuoteLine > 0) throw IngestDiagnostics.BadQuote(new(file.Name, best.BadQuoteLine), "Text follows a closing quote in the first row.", 1);
            if (!best.Whole) throw IngestDiagnostics.RowTooLong(new(file.Name, 1, 1), options.MaxRowBytes);
            throw IngestDiagnostics.Empty(file.Name);
        }
        var place = new Place(file.Name, best.Line(best.Anchor));
        if (!best.AnchorIsUtf8) throw new InvalidUtf8Exception(place);
        var (hasHeader, note) = HeaderGuess.Decide(best, options.Header);
        return new(
            file.EncodingName, best.Delimiter, comment ?? (best.HasHashComments ? Hash : null), comment is not null, hasHeader, note, best.LineEnd(),
            Names(best, hasHeader, place, options.MaxColumns),
            [.. votes.Select(vote => new DialectVote(((char)vote.Sample.Delimiter).ToString(), vote.Score, vote.Sample.Why()))]);
    }

    private static List<string> Names(DelimiterSample sample, bool hasHeader, Place place, int maxColumns)
    {
        var cells = sample.Cells(sample.Anchor);
        if (cells.Count > maxColumns) throw IngestDiagnostics.TooManyColumns(place, cells.Count, maxColumns);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>(cells.Count);
        foreach (var cell in cells)
        {
            var text = hasHeader ? Encoding.UTF8.GetString(cell).Trim() : "";
            var name = text.Length == 0 ? $"column_{names.Count + 1}" : text;
            if (!seen.TryAdd(name, names.Count + 1)) throw IngestDiagnostics.DuplicateHeader(place, name, seen[name], names.Count + 1);
            names.Add(name);
        }
        return names;
    }

    private static double Bonus(byte delimiter, string name) => (Path.GetExtension(name).ToLowerInvariant(), (char)delimiter) switch
    {
        (".csv", ',') or (".tsv" or ".tab", '\t') => 0.05,
        _ => 0,
    };

    private static byte? OneByte(RawFile file, string what, string? asked) => asked switch
    {
        null => null,
        { Length: 1 } when char.IsAscii(asked[0]) && asked[0] is not ('"' or '\r' or '\n' or '\0') => (byte)asked[0],
        _ => throw IngestDiagnostics.Option(file.Name, what, asked),
    };

    private static byte[] Sample(RawFile file, int size, out bool whole)
    {
        var bytes = new byte[size];
        using var stream = file.OpenUtf8(out var raw);
        using var owned = raw;
        try
        {
            var read = stream.ReadAtLeast(bytes, size, throwOnEndOfStream: false);
            whole = read < size;
            var nul = bytes.AsSpan(0, read).IndexOf((byte)0);
            if (nul >= 0) throw IngestDiagnostics.Nul(PlaceOf(file.Name, bytes.AsSpan(0, nul)));
            return bytes[..read];
        }
        catch (DecoderFallbackException)
        {
            throw IngestDiagnostics.Encoding(new(file.Name, 0), file.EncodingName, "The file is damaged or in another encoding: pass --encoding.");
        }
    }

    internal static Place PlaceOf(string file, ReadOnlySpan<byte> before)
    {
        var lineStart = before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        return new(file, 1 + RecordScanner.CountBreaks(before), Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
