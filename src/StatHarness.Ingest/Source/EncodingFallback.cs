using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Bytes that are not UTF-8 were met; the file as a whole decides what follows.</summary>
internal sealed class InvalidUtf8Exception(Place place) : Exception
{
    public Place Place { get; } = place;
}

internal static class EncodingFallback
{
    /// <summary>
    /// A file that is UTF-8 save for a few damaged bytes is refused, because reading all of it otherwise would garble what is sound. Else
    /// bytes 0x80 to 0x9F, which ISO-8859-1 has for control characters only, tell Windows-1252; bytes that this does not define, or long runs of high bytes, tell neither.
    /// </summary>
    public static RawFile Choose(RawFile file, Place firstProblem)
    {
        var census = new ByteCensus();
        var buffer = new byte[1 << 16];
        using var stream = file.Raw();
        var held = 0;
        while (true)
        {
            var read = stream.Read(buffer, held, buffer.Length - held);
            held = census.Take(buffer.AsSpan(0, held + read), last: read == 0);
            if (read == 0) break;
        }
        if (census.Sound > 10 * census.Broken)
            throw IngestDiagnostics.Encoding(firstProblem, "UTF-8", $"{census.Sound} other characters of the file are valid UTF-8, {census.Broken} are not: repair them, or pass --encoding.");
        if (!census.IsWestern) throw IngestDiagnostics.UnknownText(firstProblem, census.Undefined);
        return file.As(census.Controls > 0 ? "windows-1252" : "iso-8859-1");
    }
}
