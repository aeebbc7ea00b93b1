using System.Text;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>The file to read: that it is text, in which encoding, and as often as needed a stream of its UTF-8.</summary>
internal sealed class RawFile
{
    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE, 0, 0], "utf-32le"), ([0xFF, 0xFE], "utf-16le"), ([0xFE, 0xFF], "utf-16be"),
    ];

    private readonly string path;
    private readonly int markBytes;

    private RawFile(string path, string name, string encoding, int markBytes, long length) =>
        (this.path, Name, EncodingName, this.markBytes, Length) = (path, name, encoding, markBytes, length);

    /// <summary>As the user knows it; the path may be that of an upload.</summary>
    public string Name { get; }

    public string EncodingName { get; }

    public bool HasMark => markBytes > 0;

    public long Length { get; }

    /// <summary>The first bytes, by which formats are told apart.</summary>
    public byte[] FirstBytes { get; private init; } = [];

    public static RawFile Open(string path, string name, IngestOptions options)
    {
        if (System.IO.Directory.Exists(path)) throw IngestDiagnostics.Directory(name);
        if (!File.Exists(path)) throw IngestDiagnostics.Missing(name);
        var head = Head(path, name, out var length);
        if (length == 0) throw IngestDiagnostics.Empty(name);
        if (!WorkbookStart.IsWorkbook(head, name) && FileKind.Name(head, name) is { } kind) throw IngestDiagnostics.Format(name, kind);
        var (mark, found) = Array.Find(Marks, candidate => head.AsSpan().StartsWith(candidate.Mark));
        if (length == (mark?.Length ?? 0)) throw IngestDiagnostics.Empty(name);
        var encoding = options.Encoding is { } asked ? Find(asked, name).WebName : found ?? "utf-8";
        return new(path, name, encoding, mark is not null && (options.Encoding is null || Find(found!, name).WebName == encoding) ? mark.Length : 0, length) { FirstBytes = head };
    }

    public RawFile As(string encoding) => new(path, Name, encoding, markBytes, Length) { FirstBytes = FirstBytes };

    /// <summary>The content as UTF-8 without mark. UTF-8 itself is passed on unchecked; the reader of rows checks it.</summary>
    /// <param name="raw">The stream underneath, whose position tells the progress.</param>
    public Stream OpenUtf8(out Stream raw)
    {
        raw = Raw();
        raw.Position = markBytes;
        return EncodingName == "utf-8" ? raw : Encoding.CreateTranscodingStream(raw, Find(EncodingName, Name), new UTF8Encoding(false));
    }

    /// <summary>The bytes of the file, mark included.</summary>
    public Stream Raw()
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 17, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw IngestDiagnostics.Unreadable(Name, problem);
        }
    }

    private static Encoding Find(string encoding, string name)
    {
        try
        {
            var lower = encoding.ToLowerInvariant() switch { "utf-16le" => "utf-16", "utf-16be" => "unicodefffe", "utf-32le" => "utf-32", "latin1" => "iso-8859-1", var other => other };
            return CodePagesEncodingProvider.Instance.GetEncoding(lower, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(lower, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            throw IngestDiagnostics.UnknownEncoding(name, encoding);
        }
    }

    private static byte[] Head(string path, string name, out long length)
    {
        try
        {
            using var handle = File.OpenHandle(path);
            var head = new byte[64];
            length = RandomAccess.GetLength(handle);
            return head[..RandomAccess.Read(handle, head, 0)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw IngestDiagnostics.Unreadable(name, problem);
        }
    }
}
