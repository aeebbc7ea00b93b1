using System.Text;

namespace StatHarness.Ingest;

/// <summary>XML says in its first bytes how it is encoded (XML 1.0 appendix F); parts are UTF-8 or UTF-16.</summary>
internal static class XmlEncoding
{
    private const int HeadBytes = 256;

    /// <summary>The same text as UTF-8, without byte order mark.</summary>
    public static Stream Utf8(Stream source, string file, string part)
    {
        var head = new byte[HeadBytes];
        var read = source.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        var bytes = head.AsSpan(0, read);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Transcoded(new HeadedStream(head[2..read], source), Encoding.Unicode);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Transcoded(new HeadedStream(head[2..read], source), Encoding.BigEndianUnicode);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[(byte)'<', 0])) return Transcoded(new HeadedStream(head[..read], source), Encoding.Unicode);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0, (byte)'<'])) return Transcoded(new HeadedStream(head[..read], source), Encoding.BigEndianUnicode);
        var start = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var headed = new HeadedStream(head[start..read], source);
        var name = Declared(bytes);
        if (name is null or "utf-8" or "utf8" or "us-ascii" or "ascii") return headed;
        return name is "iso-8859-1" or "latin1" ? Transcoded(headed, Encoding.Latin1)
            : name == "windows-1252" ? Transcoded(headed, CodePagesEncodingProvider.Instance.GetEncoding(1252)!)
            : throw WorkbookDiagnostics.Xml(file, part, $"it declares the encoding '{name}'; expected UTF-8 or UTF-16.");
    }

    private static Stream Transcoded(Stream source, Encoding encoding) => Encoding.CreateTranscodingStream(source, encoding, new UTF8Encoding(false));

    private static string? Declared(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("<?xml"u8) is < 0 or > 3) return null;
        var end = head.IndexOf("?>"u8);
        if (end < 0) return null;
        head = head[..end];
        var at = head.IndexOf("encoding"u8);
        if (at < 0) return null;
        var value = head[at..];
        var open = value.IndexOfAny((byte)'"', (byte)'\'');
        if (open < 0) return null;
        var close = value[(open + 1)..].IndexOf(value[open]);
        return close < 0 ? null : Encoding.Latin1.GetString(value.Slice(open + 1, close)).ToLowerInvariant();
    }
}
