using System.Text;

namespace StatHarness.Ingest;

/// <summary>The file to read: unpacked if it is gzip, in which encoding its text is, and as often as needed a stream of its UTF-8.</summary>
internal sealed class RawFile
{
    private const int HeadBytes = 4096;

    private readonly string path;
    private readonly int markBytes;
    private readonly bool seekable;

    private RawFile(string path, string name, string encoding, int markBytes, long length, bool packed, bool seekable) =>
        (this.path, Name, EncodingName, this.markBytes, Length, Compression, this.seekable) = (path, name, encoding, markBytes, length, packed ? "gzip" : null, seekable);

    private RawFile(RawFile other, string encoding) : this(other.path, other.Name, encoding, other.markBytes, other.Length, other.Compression is not null, other.seekable) =>
        FirstBytes = other.FirstBytes;

    /// <summary>As the user knows it; the path may be that of an upload.</summary>
    public string Name { get; }

    /// <summary>Of what is inside: lower case, with its dot; <c>.csv</c> for <c>t.csv.gz</c>.</summary>
    public string Extension => ExtensionOf(Name, Compression is not null);

    /// <summary><c>gzip</c>, or null.</summary>
    public string? Compression { get; }

    public string EncodingName { get; }

    public bool HasMark => markBytes > 0;

    /// <summary>Bytes as they lie there, packed ones included.</summary>
    public long Length { get; }

    /// <summary>The first bytes, unpacked, by which formats are told apart.</summary>
    public byte[] FirstBytes { get; private init; } = [];

    public static RawFile Open(string path, string name, IngestOptions options)
    {
        if (System.IO.Directory.Exists(path)) throw IngestDiagnostics.Directory(name);
        if (!File.Exists(path)) throw IngestDiagnostics.Missing(name);
        var head = Head(path, name, out var length, out var packed);
        if (head.Length == 0) throw IngestDiagnostics.Empty(name);
        if (!WorkbookStart.IsWorkbook(head, name) && FileKind.Name(head) is { } kind) throw IngestDiagnostics.Format(name, kind);
        var (marked, markBytes) = Encodings.Marked(head);
        if (head.Length == markBytes) throw IngestDiagnostics.Empty(name);
        var encoding = options.Encoding is { } asked ? Encodings.Canonical(asked, name) : marked ?? Encodings.ByZeros(head) ?? "utf-8";
        return new(path, name, encoding, encoding == marked ? markBytes : 0, length, packed, seekable: !packed || FileKind.NeedsSeeking(head)) { FirstBytes = head };
    }

    public RawFile As(string encoding) => new(this, encoding);

    /// <summary>The content as UTF-8 without mark. UTF-8 itself is passed on unchecked; the reader of rows checks it.</summary>
    /// <param name="raw">The stream underneath, whose position tells the progress.</param>
    public Stream OpenUtf8(out Stream raw)
    {
        raw = Unpacked();
        Span<byte> mark = stackalloc byte[4];
        raw.ReadExactly(mark[..markBytes]);
        return Transcoded(raw);
    }

    /// <summary>Up to <paramref name="bytes"/> of raw content from about <paramref name="position"/> on, as UTF-8; null where the file cannot be entered in the middle.</summary>
    public byte[]? Probe(long position, int bytes)
    {
        if (Compression is not null || position <= markBytes || position >= Length) return null;
        using var raw = Stored();
        raw.Position = position - ((position - markBytes) % Encodings.Unit(EncodingName));
        using var utf8 = Transcoded(raw);
        var probe = new byte[bytes];
        try
        {
            return probe[..utf8.ReadAtLeast(probe, bytes, throwOnEndOfStream: false)];
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The bytes of the file, unpacked, mark included. Of a format with a directory inside it can be read from any place.</summary>
    public Stream Raw()
    {
        var content = Unpacked();
        if (content.CanSeek || !seekable) return content;
        using (content)
        {
            var aside = new FileStream(
                Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 17, FileOptions.DeleteOnClose);
            content.CopyTo(aside);
            aside.Position = 0;
            return aside;
        }
    }

    private static string ExtensionOf(string name, bool packed)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        return packed && extension is ".gz" or ".gzip" ? Path.GetExtension(Path.GetFileNameWithoutExtension(name)).ToLowerInvariant() : extension;
    }

    private Stream Transcoded(Stream raw) =>
        EncodingName == "utf-8" ? raw : Encoding.CreateTranscodingStream(raw, Encodings.Find(EncodingName, Name), new UTF8Encoding(false));

    private Stream Unpacked() => Compression is null ? Stored() : new GunzipStream(Stored(), Name);

    private FileStream Stored() => Stored(path, Name);

    private static FileStream Stored(string path, string name)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 17, FileOptions.SequentialScan);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw IngestDiagnostics.Unreadable(name, problem);
        }
    }

    private static byte[] Head(string path, string name, out long length, out bool packed)
    {
        Stream stream = Stored(path, name);
        try
        {
            length = stream.Length;
            var head = new byte[HeadBytes];
            var read = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
            packed = FileKind.IsGzip(head.AsSpan(0, read));
            if (!packed) return head[..read];
            stream.Position = 0;
            stream = new GunzipStream(stream, name);
            return head[..stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        }
        catch (IOException problem)
        {
            throw IngestDiagnostics.Unreadable(name, problem);
        }
        finally
        {
            stream.Dispose();
        }
    }
}
