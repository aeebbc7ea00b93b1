using System.Text;

namespace StatHarness.Ingest;

/// <summary>Names of encodings, and what the first bytes of a file tell of its own.</summary>
internal static class Encodings
{
    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE, 0, 0], "utf-32le"), ([0, 0, 0xFE, 0xFF], "utf-32be"), ([0xFF, 0xFE], "utf-16le"), ([0xFE, 0xFF], "utf-16be"),
    ];

    /// <returns>The encoding that a byte order mark states, and the length of the mark.</returns>
    public static (string? Name, int Bytes) Marked(ReadOnlySpan<byte> head)
    {
        foreach (var (mark, name) in Marks)
            if (head.StartsWith(mark)) return (name, mark.Length);
        return (null, 0);
    }

    /// <summary>UTF-16 without a mark shows by its zero bytes: mostly Latin text has one in every pair, always on the same side.</summary>
    public static string? ByZeros(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0, pairs = head.Length / 2;
        for (var at = 0; at < pairs * 2; at += 2)
        {
            if (head[at] == 0 && head[at + 1] == 0) return null;
            if (head[at] == 0) even++;
            if (head[at + 1] == 0) odd++;
        }
        if (pairs < 4 || Math.Min(even, odd) > 0 || Math.Max(even, odd) * 10 < pairs * 4) return null;
        return odd > 0 ? "utf-16le" : "utf-16be";
    }

    /// <summary>Bytes of the shortest character, which a place inside the file must be a multiple of.</summary>
    public static int Unit(string encoding) => encoding.StartsWith("utf-32", StringComparison.Ordinal) ? 4 : encoding.StartsWith("utf-16", StringComparison.Ordinal) ? 2 : 1;

    public static string Canonical(string encoding, string file) => Find(encoding, file).WebName switch
    {
        "utf-16" => "utf-16le",
        "utf-16BE" => "utf-16be",
        "utf-32" => "utf-32le",
        "utf-32BE" => "utf-32be",
        var other => other,
    };

    public static Encoding Find(string encoding, string file)
    {
        try
        {
            var lower = encoding.ToLowerInvariant() switch { "utf-16le" => "utf-16", "utf-16be" => "unicodefffe", "utf-32le" => "utf-32", "latin1" => "iso-8859-1", var other => other };
            return CodePagesEncodingProvider.Instance.GetEncoding(lower, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(lower, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            throw IngestDiagnostics.UnknownEncoding(file, encoding);
        }
    }
}
