using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace StatHarness.Core.Json;

/// <summary>Strings as RFC 8785 §3.2.2.2 writes them: only the quote, the backslash and control characters are escaped.</summary>
internal static class CanonicalText
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    public static void Write(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        while (true)
        {
            var at = text.IndexOfAny(Escaped);
            WritePlain(at < 0 ? text : text[..at], output);
            if (at < 0) break;
            WriteEscape(text[at], output);
            text = text[(at + 1)..];
        }
        output.Write("\""u8);
    }

    /// <summary>A string without escapes already is canonical, so its bytes are copied.</summary>
    public static void Write(JsonElement text, IBufferWriter<byte> output)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text);
        if (!raw.Contains((byte)'\\') && Utf8.IsValid(raw)) output.Write(raw);
        else Write(Decoded(() => text.GetString()!), output);
    }

    public static string NameOf(JsonProperty member) => Decoded(() => member.Name);

    private static string Decoded(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException exception)
        {
            throw CoreDiagnostics.Text("half of a surrogate pair or bytes that are not UTF-8", exception);
        }
    }

    private static void WritePlain(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        while (!text.IsEmpty)
        {
            // A char becomes at most three bytes; the chunk bounds what is asked of the buffer at once.
            var chunk = text.Length <= 4096 ? text : text[..(char.IsHighSurrogate(text[4095]) ? 4095 : 4096)];
            var status = Utf8.FromUtf16(chunk, output.GetSpan(chunk.Length * 3), out var read, out var written, replaceInvalidSequences: false);
            if (status != OperationStatus.Done) throw CoreDiagnostics.Text($"half of a surrogate pair, U+{(int)chunk[read]:X4}");
            output.Advance(written);
            text = text[chunk.Length..];
        }
    }

    private static void WriteEscape(char escaped, IBufferWriter<byte> output)
    {
        switch (escaped)
        {
            case '"': output.Write("\\\""u8); break;
            case '\\': output.Write("\\\\"u8); break;
            case '\b': output.Write("\\b"u8); break;
            case '\t': output.Write("\\t"u8); break;
            case '\n': output.Write("\\n"u8); break;
            case '\f': output.Write("\\f"u8); break;
            case '\r': output.Write("\\r"u8); break;
            default:
                var hex = "0123456789abcdef"u8;
                output.Write([(byte)'\\', (byte)'u', (byte)'0', (byte)'0', hex[escaped >> 4], hex[escaped & 15]]);
                break;
        }
    }
}
