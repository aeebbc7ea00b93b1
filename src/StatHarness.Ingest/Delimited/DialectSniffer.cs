using System.Text;
using StatHarness.Core;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>Finds the dialect by scored hypotheses over the start of the file and blocks of its middle and end.</summary>
internal static class DialectSniffer
{
    private const int FirstSampleBytes = 256 << 10, ProbeBytes = 64 << 10;

    public static Dialect Sniff(RawFile file, IngestOptions options)
    {
        var hypotheses = new Hypotheses(file, options);
        for (var size = FirstSampleBytes; ; size = (int)Math.Min(size * 2L, options.MaxRowBytes + 1L))
        {
            var bytes = Sample(file, size, out var whole);
            var probes = whole ? [] : new[] { file.Probe(file.Length / 2, ProbeBytes), file.Probe(file.Length - ProbeBytes, ProbeBytes) }.OfType<byte[]>().ToList();
            var votes = hypotheses.Vote(bytes, whole, probes);
            if (!whole && size <= options.MaxRowBytes && votes.TrueForAll(vote => vote.Sample.Anchor < 0)) continue;
            var tail = whole ? bytes : probes.Count == 0 ? [] : probes[^1];
            return Choose(file, options, votes, hypotheses, tail[Math.Max(0, tail.Length - ProbeBytes)..]);
        }
    }

    internal static Place PlaceOf(string file, ReadOnlySpan<byte> before)
    {
        var lineStart = before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        return new(file, 1 + RecordScanner.CountBreaks(before), Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    private static Dialect Choose(RawFile file, IngestOptions options, List<(DelimiterSample Sample, double Score)> votes, Hypotheses hypotheses, byte[] tail)
    {
        var best = votes[0].Sample;
        if (best.Anchor < 0)
        {
            if (best.UnclosedQuoteLine > 0) throw IngestDiagnostics.UnclosedQuote(new(file.Name, best.UnclosedQuoteLine, best.UnclosedQuoteColumn));
            if (best.BadQuoteLine > 0) throw IngestDiagnostics.BadQuote(new(file.Name, best.BadQuoteLine), "Text follows a closing quote in the first row.", 1);
            if (!best.Whole) throw IngestDiagnostics.RowTooLong(new(file.Name, 1, 1), options.MaxRowBytes);
            throw IngestDiagnostics.Empty(file.Name);
        }
        if (options.SkipRows is { } skip) best.Anchor = best.Records.ToList().FindIndex(record => record.Ordinal >= skip) is var at && at >= 0 ? at : throw IngestDiagnostics.NoRows(file.Name, 0);
        var place = new Place(file.Name, best.Line(best.Anchor));
        if (!best.AnchorIsUtf8) throw new InvalidUtf8Exception(place);
        var (headerRows, headerNote) = HeaderGuess.Decide(best, options);
        var notes = new List<string>(hypotheses.Notes(best));
        var titleRows = options.SkipRows ?? best.Records[best.Anchor].Ordinal;
        if (best.Anchor > 0 && best.FoundComment is null && !hypotheses.StatesDelimiter) notes.Add($"{(best.Anchor == 1 ? "1 row" : $"{best.Anchor} rows")} of text above the header {(best.Anchor == 1 ? "was" : "were")} taken as comments.");
        if (headerNote is not null) notes.Add(headerNote);
        var names = ColumnNames.Of(best, headerRows, place, options, notes);
        var ends = headerRows == 1 ? Anchors.EndsInDelimiter(best) : 0;
        if (ends > 0) notes.Add("Every row ends with a delimiter; no column was made of that.");
        if (ends < 0) notes.Add("The header ends with a delimiter; no column was made of that.");
        return new(
            file.EncodingName, best.Separation, hypotheses.Comment ?? best.FoundComment, hypotheses.Comment is not null, titleRows, headerRows,
            EmptyCellAfter: ends != 0, MayEndEarly: headerRows > 0 && Anchors.RowsEndEarly(best), long.MaxValue, best.LineEnd(), names, notes,
            TotalsRow.Find(tail, best, names),
            [.. votes.Select(vote => new DialectVote(vote.Sample.Separation.Shown, vote.Score, Hypotheses.Why(vote.Sample)))]);
    }

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
}
